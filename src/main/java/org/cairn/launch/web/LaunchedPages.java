package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cairn.launch.Launch;
import org.cairn.launch.LaunchPrincipal;
import org.cairn.launch.Launches;
import org.cairn.shared.Holder;
import org.cairn.shared.LaunchId;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Who may see a page under {@code /l/{launchId}}: the person of that launch, in the role of that launch. */
@Component
class LaunchedPages {

    static final String LAUNCH = "org.cairn.launch";

    private final Launches launches;

    LaunchedPages(Launches launches) {
        this.launches = launches;
    }

    AuthorizationManager<RequestAuthorizationContext> everybody() {
        return (authentication, context) -> decide(authentication, context, visitor -> true);
    }

    AuthorizationManager<RequestAuthorizationContext> instructors() {
        return (authentication, context) -> decide(authentication, context, Visitor::teaches);
    }

    private AuthorizationResult decide(
            Supplier<? extends @Nullable Authentication> authentication,
            RequestAuthorizationContext context,
            Predicate<Visitor> rule) {
        HttpServletRequest request = context.getRequest();
        if (!(authentication.get() instanceof LaunchAuthentication known)) {
            return new AuthorizationDecision(false);
        }
        LaunchPrincipal principal = known.getPrincipal();
        Framing.allow(request, principal.frameAncestors());
        Optional<Launch> launch = launchId(request).flatMap(id -> launches.find(id, principal.personId()));
        launch.ifPresent(found -> {
            request.setAttribute(LAUNCH, found);
            request.setAttribute(Holder.ATTRIBUTE, found.visitor().holder());
        });
        return new AuthorizationDecision(
                launch.map(Launch::visitor).filter(rule).isPresent());
    }

    private static Optional<LaunchId> launchId(HttpServletRequest request) {
        String[] parts = request.getRequestURI().split("/", 4);
        try {
            return Optional.of(new LaunchId(UUID.fromString(parts[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
