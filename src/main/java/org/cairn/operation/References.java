package org.cairn.operation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.cairn.shared.ProblemPages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Gives each request a reference, which stands in every line that is logged for it and on the page of what is refused: whoever
 * reads it out to an operator is found by it. What nobody else has caught is logged here, and not by the container, which
 * would quote it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class References extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(References.class);

    private final RandomGenerator chance;

    References(RandomGenerator chance) {
        this.chance = chance;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        MDC.put(ProblemPages.REFERENCE, HexFormat.of().toHexDigits(chance.nextInt()));
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (!DisconnectedClientHelper.isClientDisconnectedException(e)) {
                LOG.error("failed", e);
            }
            throw e;
        } finally {
            MDC.remove(ProblemPages.REFERENCE);
        }
    }
}
