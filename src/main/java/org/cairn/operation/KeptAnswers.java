package org.cairn.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * What anybody may read and somebody has read, for as long as the database is away: credentials with their verdict, status
 * lists, issuers, keys. At most 32 MB; what has not been asked for the longest goes first.
 */
@Component
class KeptAnswers {

    /** Anything else asked for is of whoever asks, and would push out what many ask for. */
    private static final Pattern ASKED = Pattern.compile("(lang=(en|fr))?");

    private static final Pattern OPEN = Pattern.compile(
            "/(credentials|achievements|issuers|status)/[^/]+(/embed|/did\\.json)?|/\\.well-known/(jwks|did)\\.json");
    /** Longer than most outages; shorter than anybody should wait who has withdrawn what others have seen. */
    private static final Duration OF_A_LEARNER = Duration.ofHours(1);

    private static final Duration OF_THE_INSTITUTION = Duration.ofDays(1);
    private static final long MOST_BYTES = 32L * 1024 * 1024;
    private static final int MOST_OF_ONE = 1024 * 1024;
    private static final int MOST_FORMS = 12;

    private final Clock clock;
    private final LinkedHashMap<String, Map<Form, KeptAnswer>> pages = new LinkedHashMap<>(64, 0.75f, true);
    private final AtomicLong bytes = new AtomicLong();

    KeptAnswers(Clock clock) {
        this.clock = clock;
    }

    /** One address has several forms: languages and kinds of document. */
    private record Form(String query, String accept, String languages) {

        static Form of(HttpServletRequest request) {
            return new Form(
                    Objects.requireNonNullElse(request.getQueryString(), ""),
                    Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), ""),
                    Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), ""));
        }
    }

    boolean mayKeep(HttpServletRequest request) {
        return List.of("GET", "HEAD").contains(request.getMethod())
                && OPEN.matcher(request.getRequestURI()).matches()
                && ASKED.matcher(Objects.requireNonNullElse(request.getQueryString(), ""))
                        .matches();
    }

    synchronized void keep(HttpServletRequest request, KeptAnswer answer) {
        if (answer.size() > MOST_OF_ONE) {
            return;
        }
        Map<Form, KeptAnswer> forms =
                pages.computeIfAbsent(request.getRequestURI(), address -> new LinkedHashMap<>(4, 0.75f, true));
        bytes.addAndGet(answer.size() - size(forms.put(Form.of(request), answer)));
        // Anybody can ask in as many forms as they like: that in which others ask stays.
        if (forms.size() > MOST_FORMS) {
            bytes.addAndGet(-size(forms.remove(forms.keySet().iterator().next())));
        }
        while (bytes.get() > MOST_BYTES) {
            forget(pages.keySet().iterator().next());
        }
    }

    /** It is not there any more, or not for everybody: in no form. */
    synchronized void forget(HttpServletRequest request) {
        forget(request.getRequestURI());
    }

    synchronized Optional<KeptAnswer> find(HttpServletRequest request) {
        Duration longest = request.getRequestURI().startsWith("/credentials/") ? OF_A_LEARNER : OF_THE_INSTITUTION;
        return Optional.ofNullable(pages.get(request.getRequestURI()))
                .map(forms -> forms.get(Form.of(request)))
                .filter(answer -> age(answer).compareTo(longest) < 0);
    }

    Duration age(KeptAnswer answer) {
        return Duration.between(answer.at(), clock.instant());
    }

    private static long size(@Nullable KeptAnswer answer) {
        return answer == null ? 0 : answer.size();
    }

    private void forget(String address) {
        Map<Form, KeptAnswer> forms = pages.remove(address);
        if (forms != null) {
            bytes.addAndGet(-forms.values().stream().mapToLong(KeptAnswer::size).sum());
        }
    }
}
