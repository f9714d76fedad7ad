package org.cairn.portfolio.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.cairn.portfolio.PortfolioVisit;
import org.cairn.portfolio.PortfolioVisits;
import org.cairn.portfolio.Portfolios;
import org.cairn.shared.Holder;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Who may see a page under {@code /my}: whoever has opened the mailbox, and of each credential its holder. */
@Component
class PortfolioGuard {

    static final String VISIT = "org.cairn.portfolio-visit";

    private final PortfolioVisits visits;
    private final Portfolios portfolios;
    private final LocaleResolver locales;

    PortfolioGuard(PortfolioVisits visits, Portfolios portfolios, LocaleResolver locales) {
        this.visits = visits;
        this.portfolios = portfolios;
        this.locales = locales;
    }

    /** Lets everybody in, and notes whose visit it is. */
    AuthorizationManager<RequestAuthorizationContext> everybody() {
        return (authentication, context) -> {
            note(context.getRequest());
            return new AuthorizationDecision(true);
        };
    }

    /** Whose credential it is not finds nothing: no holder is noted. */
    AuthorizationManager<RequestAuthorizationContext> visitors() {
        return (authentication, context) -> {
            HttpServletRequest request = context.getRequest();
            Optional<PortfolioVisit> visit = note(request);
            visit.flatMap(known -> portfolios.holder(known, credential(request)))
                    .ifPresent(holder -> request.setAttribute(Holder.ATTRIBUTE, holder));
            return new AuthorizationDecision(visit.isPresent());
        };
    }

    static @Nullable PortfolioVisit visit(HttpServletRequest request) {
        return (PortfolioVisit) request.getAttribute(VISIT);
    }

    private Optional<PortfolioVisit> note(HttpServletRequest request) {
        return VisitCookie.of(request).flatMap(token -> {
            Optional<PortfolioVisit> visit = visits.find(token).filter(portfolios::isAnybodys);
            visit.ifPresent(found -> {
                request.setAttribute(VISIT, found);
                speak(token, found, request);
            });
            return visit;
        });
    }

    /** The page's own switch is remembered, as it is in a course. */
    private void speak(String token, PortfolioVisit visit, HttpServletRequest request) {
        if (request.getParameter("lang") == null) {
            locales.setLocale(request, null, visit.language());
            return;
        }
        Locale asked = locales.resolveLocale(request);
        if (!asked.equals(visit.language())) {
            visits.speak(token, asked);
        }
    }

    private static String credential(HttpServletRequest request) {
        String[] parts = request.getRequestURI().split("/", 5);
        return parts.length > 3 ? parts[3] : "";
    }
}
