package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may show a page in a frame, and who has sent for it. */
final class Framing {

    /** Set by the fetch metadata of every browser of the last years; none of them lets a page forge it. */
    private static final String SITE = "Sec-Fetch-Site";

    private static final String DESTINATION = "Sec-Fetch-Dest";

    private static final Pattern PLAIN_HTTP = Pattern.compile("http://[A-Za-z0-9.-]+(:\\d{1,5})?");

    private Framing() {}

    static void allow(HttpServletRequest request, String platformOrigin) {
        request.setAttribute("org.cairn.frame-ancestors", "'self' " + platformOrigin);
    }

    /**
     * A page that leads nowhere, such as a refusal, may stand in a frame of whoever asks, so that somebody can read it: any
     * site, and on plain http the issuer itself. Only its origin gets into the header.
     */
    static void allowDeadEnd(HttpServletRequest request, @Nullable String issuer) {
        Matcher plain = PLAIN_HTTP.matcher(String.valueOf(issuer));
        allow(request, plain.lookingAt() ? "https: " + plain.group() : "https:");
    }

    static void allowForms(HttpServletRequest request, String origin) {
        request.setAttribute("org.cairn.form-action", origin);
    }

    /** Whether the browser says that another site, or nobody, has sent for this. */
    static boolean isFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader(SITE);
        return site != null && !site.equals("same-origin");
    }

    /** Whether the browser says that the page will stand in a frame. */
    static boolean isFrame(HttpServletRequest request) {
        String destination = request.getHeader(DESTINATION);
        return "iframe".equals(destination) || "frame".equals(destination);
    }

    /** Whether the browser says that the page will be a window of its own. */
    static boolean isTopLevel(HttpServletRequest request) {
        return "document".equals(request.getHeader(DESTINATION));
    }
}
