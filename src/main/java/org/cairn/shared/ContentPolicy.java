package org.cairn.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.security.web.header.HeaderWriter;

/**
 * The Content-Security-Policy of every response. Scripts and styles come from Cairn's own files alone; nothing is inline.
 * A launched page names in request attributes who may frame it and where its forms may lead beside Cairn.
 */
class ContentPolicy implements HeaderWriter {

    /** Origins separated by spaces. */
    static final String FRAME_ANCESTORS = "org.cairn.frame-ancestors";

    /** Origins separated by spaces. */
    static final String FORM_ACTION = "org.cairn.form-action";

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        String ancestors = Objects.requireNonNullElse((String) request.getAttribute(FRAME_ANCESTORS), "'none'");
        String actions = Objects.requireNonNullElse((String) request.getAttribute(FORM_ACTION), "");
        if (!response.containsHeader("Content-Security-Policy")) {
            response.setHeader("Content-Security-Policy", policy(ancestors, actions));
        }
    }

    private static String policy(String ancestors, String actions) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self' %s; frame-ancestors %s"
                        .formatted(actions, ancestors)
                        .replace(" ;", ";");
    }
}
