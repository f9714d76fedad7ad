package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.cairn.launch.LaunchPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * A session belongs to one person. The same person's next launch goes on in it, so that two frames of one browser live side
 * by side; anybody else's launch, and any session that no launch has made, ends it first.
 */
final class LaunchSession {

    private static final String CONTEXT = "org.cairn.launch-context";
    private static final CsrfTokenRepository CSRF = new HttpSessionCsrfTokenRepository();

    private LaunchSession() {}

    static void open(LaunchPrincipal principal, HttpServletRequest request, HttpServletResponse response) {
        LaunchAuthentication known = new LaunchAuthentication(principal);
        HttpSession session = request.getSession(false);
        if (session != null && !belongsTo(known, session)) {
            session.invalidate();
        }
        // Indexed, so that everybody who came by one registration can be shown out at once.
        request.getSession(true)
                .setAttribute(
                        FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                        principal.registration() + ":" + principal.person());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(known);
        contexts().saveContext(context, request, response);
        if (CSRF.loadToken(request) == null) {
            // the page that follows needs one, and would write the session a second time
            CSRF.saveToken(CSRF.generateToken(request), request, response);
        }
    }

    static SecurityContextRepository contexts() {
        HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
        contexts.setSpringSecurityContextKey(CONTEXT);
        return contexts;
    }

    private static boolean belongsTo(Authentication authentication, HttpSession session) {
        return session.getAttribute(CONTEXT) instanceof SecurityContext context
                && authentication.equals(context.getAuthentication());
    }
}
