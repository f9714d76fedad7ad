package org.cairn.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses service calls that come in bursts, where the LMS does: a 403, which is not about rights. */
@Component
final class Throttle extends OncePerRequestFilter {

    private final Manners manners;
    private final Bucket bucket;

    Throttle(Manners manners, Clock clock) {
        this.manners = manners;
        this.bucket = new Bucket(clock);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !manners.now().limitsBursts() || !request.getRequestURI().startsWith("/lti/services/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!bucket.enter()) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            response.setContentType("text/plain");
            response.getWriter().write("403 Forbidden (Rate Limit Exceeded)");
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            bucket.leave();
        }
    }
}
