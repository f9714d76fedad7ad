package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.cairn.launch.LaunchPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * A session belongs to one person. The same person's next launch goes on in it, so that two frames of one browser live side
 * by side; anybody else's launch, and any session that no launch has made, ends it first.
 */
class LaunchSession implements SessionAuthenticationStrategy {

    static final String CONTEXT = "org.cairn.launch-context";

    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null && !belongsTo(authentication, session)) {
            session.invalidate();
        }
        // Indexed, so that everybody who came by one registration can be shown out at once.
        LaunchPrincipal principal = (LaunchPrincipal) authentication.getPrincipal();
        request.getSession(true)
                .setAttribute(
                        FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                        principal.registration() + ":" + principal.person());
    }

    private static boolean belongsTo(Authentication authentication, HttpSession session) {
        return session.getAttribute(CONTEXT) instanceof SecurityContext context
                && authentication.equals(context.getAuthentication());
    }
}
