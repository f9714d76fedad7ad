package org.cairn.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.cairn.shared.Problem;
import org.cairn.shared.ProblemPages;
import org.cairn.shared.Refusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away who knocks too often (RFC 6585, 4), before any session is looked up and any signature is checked. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final ProblemPages problems;

    RateLimitFilter(RateLimits limits, ProblemPages problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Duration wait = limits.knock(request);
        if (wait.isZero()) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = wait.toSeconds() + 1;
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        problems.turnAway(new Refusal(Problem.TOO_MANY, "platform.too-often", seconds), request, response);
    }
}
