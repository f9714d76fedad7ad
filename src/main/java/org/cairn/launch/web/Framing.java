package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;

/** Who may show a page in a frame, and who has sent for it. */
final class Framing {

    /** Set by the fetch metadata of every browser of the last years; none of them lets a page forge it. */
    private static final String SITE = "Sec-Fetch-Site";

    private static final String DESTINATION = "Sec-Fetch-Dest";

    private Framing() {}

    static void allow(HttpServletRequest request, String platformOrigin) {
        request.setAttribute("org.cairn.frame-ancestors", "'self' " + platformOrigin);
    }

    static void allowForms(HttpServletRequest request, String origin) {
        request.setAttribute("org.cairn.form-action", origin);
    }

    /** Whether the browser says that another site, or nobody, has sent for this. */
    static boolean isFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader(SITE);
        return site != null && !site.equals("same-origin");
    }

    /** Whether the browser says that the page will be a window of its own. */
    static boolean isTopLevel(HttpServletRequest request) {
        return "document".equals(request.getHeader(DESTINATION));
    }
}
