package org.cairn.operation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Keeps what anybody may read as it is answered; and asks a page that has been kept whether it is still what it was, as a cache in
 * front of us would (RFC 9111, section 4.3), rather than have it made again for each of many readers.
 */
@Component
class Keeping {

    private final KeptAnswers kept;
    private final Clock clock;

    Keeping(KeptAnswers kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper copied = new ContentCachingResponseWrapper(response);
        Optional<KeptAnswer> known = askable(request);
        chain.doFilter(
                known.<HttpServletRequest>map(answer -> new Asking(request, answer))
                        .orElse(request),
                copied);
        if (known.isPresent() && copied.getStatus() == HttpServletResponse.SC_NOT_MODIFIED) {
            kept.keep(request, known.get().confirmed(clock.instant()));
            known.get().writeSameTo(response);
            return;
        }
        int status = copied.getStatus();
        if (status == HttpServletResponse.SC_OK && request.getMethod().equals("GET")) {
            kept.keep(request, KeptAnswer.of(copied, copied.getContentAsByteArray(), clock.instant()));
        } else if (status >= 400) {
            kept.forget(request);
        }
        copied.copyBodyToResponse();
    }

    private Optional<KeptAnswer> askable(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getHeader(HttpHeaders.IF_NONE_MATCH) == null
                ? kept.find(request).filter(answer -> answer.tag() != null)
                : Optional.empty();
    }

    /** The request of somebody who has this answer already. */
    private static final class Asking extends HttpServletRequestWrapper {

        private final KeptAnswer known;

        Asking(HttpServletRequest request, KeptAnswer known) {
            super(request);
            this.known = known;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.IF_NONE_MATCH) ? known.tag() : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.IF_NONE_MATCH)
                    ? Collections.enumeration(List.of(Objects.requireNonNull(known.tag())))
                    : super.getHeaders(name);
        }
    }
}
