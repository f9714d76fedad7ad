package org.cairn.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * The id of a session is read from a request once. Spring Session asks again after it has saved: once as the first bytes leave and
 * once at the end, and each time reads the session anew, for a cookie that can no longer be sent.
 */
class SessionIds implements HttpSessionIdResolver {

    private static final String READ = SessionIds.class.getName();

    private final HttpSessionIdResolver cookies;

    SessionIds(CookieSerializer cookie) {
        CookieHttpSessionIdResolver resolver = new CookieHttpSessionIdResolver();
        resolver.setCookieSerializer(cookie);
        cookies = resolver;
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        // the page of an error is a request within the request, and looks for itself
        Object dispatch = request.getDispatcherType();
        if (dispatch.equals(request.getAttribute(READ))) {
            return List.of();
        }
        request.setAttribute(READ, dispatch);
        return cookies.resolveSessionIds(request);
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
        if (!response.isCommitted()) {
            cookies.setSessionId(request, response, sessionId);
        }
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        if (!response.isCommitted()) {
            cookies.expireSession(request, response);
        }
    }
}
