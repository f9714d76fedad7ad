package org.cairn.competency.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cairn.shared.Problem;
import org.cairn.shared.ProblemPages;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Only a CASE package may be as large as the server reads at all. It asks before anything reads the body, which the check
 * for a CSRF token does; an upload that does not say how long it is counts as too long.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 41)
class LargeUploads extends OncePerRequestFilter {

    /** A package of 10,000 competencies has between 8 and 25 MB. */
    static final DataSize PACKAGE = DataSize.ofMegabytes(32);

    static final DataSize TABLE = DataSize.ofMegabytes(5);
    private static final DataSize OTHERS = DataSize.ofMegabytes(6);
    private static final Pattern PAGE = Pattern.compile("/l/[^/]+/teach/frameworks/import");

    private final ProblemPages problems;

    LargeUploads(ProblemPages problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isUpload(request.getContentType())
                && !PAGE.matcher(request.getRequestURI()).matches()
                && !fits(request.getContentLengthLong())) {
            problems.turnAway(new Refusal(Problem.TOO_LARGE, "shared.too-large"), request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isUpload(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static boolean fits(long length) {
        return length >= 0 && length <= OTHERS.toBytes();
    }
}
