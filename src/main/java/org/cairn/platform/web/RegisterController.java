package org.cairn.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.cairn.platform.web.DynamicRegistration.Opening;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What an LMS opens, in a frame or a tab of its own, so that its administrator can register Cairn (LTI Dynamic Registration
 * 1.0, 3.3). There is no session: whoever holds the invitation may act, once.
 */
@Controller
@RequestMapping("/lti/register")
class RegisterController {

    private static final String FRAME_ANCESTORS = "org.cairn.frame-ancestors";
    private static final int LONGEST = 8000;

    private final DynamicRegistration registrations;

    RegisterController(DynamicRegistration registrations) {
        this.registrations = registrations;
    }

    @GetMapping
    String ask(HttpServletRequest request, Model model) {
        Opening opening = opening(request);
        model.addAttribute("opening", opening);
        model.addAttribute("offer", registrations.meet(opening));
        return "platform/register";
    }

    @PostMapping
    String register(HttpServletRequest request, Model model) {
        model.addAttribute("registered", registrations.register(opening(request)));
        return "platform/registered";
    }

    /** The platform that is said to ask may show the page, also where it is refused, so that somebody can read why. */
    private static Opening opening(HttpServletRequest request) {
        String configuration = parameter(request, "openid_configuration");
        origin(configuration).ifPresent(origin -> request.setAttribute(FRAME_ANCESTORS, origin));
        String invitation = parameter(request, "invite");
        if (invitation == null) {
            throw new Refusal(Problem.FORBIDDEN, "platform.invitation");
        }
        return new Opening(
                invitation, configuration == null ? "" : configuration, parameter(request, "registration_token"));
    }

    private static @Nullable String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(Problem.BAD_REQUEST, "shared.bad-request");
        }
        return value;
    }

    /** Put together from its parts, so that nothing else gets into the header. Canvas shows its pages under many names. */
    private static Optional<String> origin(@Nullable String address) {
        try {
            URI uri = URI.create(String.valueOf(address));
            String host = String.valueOf(uri.getHost());
            if (!host.matches("[A-Za-z0-9.-]+")
                    || !String.valueOf(uri.getScheme()).matches("https?")) {
                return Optional.empty();
            }
            boolean canvas = host.endsWith(".canvaslms.com") || host.endsWith(".instructure.com");
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return Optional.of(canvas ? "https:" : uri.getScheme() + "://" + host + port);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
