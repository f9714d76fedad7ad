package org.cairn.operation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cairn.shared.DatabaseFailure;
import org.cairn.shared.Problem;
import org.cairn.shared.ProblemPages;
import org.cairn.shared.Refusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands in front of every page, sessions included, which lie in the database too. While that is away, what has been kept is
 * answered as it was, and all else with one page that says when to come again (RFC 9110, 15.6.4).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class DatabaseAway extends OncePerRequestFilter {

    private static final String COME_AGAIN_AFTER_SECONDS = "10";
    private static final Pattern FILES = Pattern.compile("/(css|js|fonts|img|webjars)/.*|/favicon\\..*");

    private final DatabaseSight database;
    private final KeptAnswers kept;
    private final ProblemPages problems;
    private final Keeping keeping;

    DatabaseAway(DatabaseSight database, KeptAnswers kept, Keeping keeping, ProblemPages problems) {
        this.database = database;
        this.kept = kept;
        this.keeping = keeping;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return FILES.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!database.isThere()) {
            answerWithout(request, response);
            return;
        }
        try {
            if (kept.mayKeep(request)) {
                keeping.answer(request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        } catch (IOException | ServletException | RuntimeException e) {
            if (!DatabaseFailure.isIn(e)) {
                throw e;
            }
            database.lost();
            answerWithout(request, response);
        }
    }

    private void answerWithout(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.reset();
        Optional<KeptAnswer> known = kept.mayKeep(request) ? kept.find(request) : Optional.empty();
        if (known.isPresent()) {
            known.get().writeOldTo(response, kept.age(known.get()).toSeconds());
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, COME_AGAIN_AFTER_SECONDS);
        problems.turnAway(new Refusal(Problem.UNAVAILABLE, "shared.away"), request, response);
    }
}
