package org.cairn.platform;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Reads a paged service answer to its end, by {@code Link: rel=next} (AGS 2.0, 3.2.3; NRPS 2.0, 2.4.2). The service
 * token never goes to another origin than that of the first page, and no platform keeps us reading for ever.
 */
@Component
public class ServicePages {

    static final int MOST_PAGES = 1000;
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final Pages pages;
    private final Clock clock;

    /** Fetches one page. */
    @FunctionalInterface
    public interface Pages {
        OutboundAnswer get(RegistrationId registration, URI uri, Set<String> scopes, String accept);
    }

    @Autowired
    ServicePages(PlatformServices services, Clock clock) {
        this(
                (registration, uri, scopes, accept) ->
                        services.call(registration, HttpMethod.GET, uri, scopes, accept, null, null),
                clock);
    }

    public ServicePages(Pages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Hands over the body of each page, in order.
     *
     * @param accept the exact media type
     * @throws Refusal PLATFORM_FAILED where a page was refused, or the pages run in a circle, elsewhere or without end
     */
    public void read(
            RegistrationId registration, URI first, Set<String> scopes, String accept, Consumer<String> reader) {
        Instant until = clock.instant().plus(LONGEST);
        Set<URI> visited = new HashSet<>();
        Optional<URI> page = Optional.of(first);
        while (page.isPresent()) {
            URI uri = page.get();
            mayVisit(uri, first, visited, until);
            OutboundAnswer answer = pages.get(registration, uri, scopes, accept);
            if (!answer.isSuccess()) {
                throw new Refusal(Problem.PLATFORM_FAILED, "platform.page-refused", answer.status());
            }
            reader.accept(answer.body());
            page = NextLink.of(answer.headers(), uri);
        }
    }

    private void mayVisit(URI uri, URI first, Set<URI> visited, Instant until) {
        if (!NextLink.sameOrigin(uri, first)) {
            throw new Refusal(Problem.PLATFORM_FAILED, "platform.page-elsewhere");
        }
        if (!visited.add(uri)) {
            throw new Refusal(Problem.PLATFORM_FAILED, "platform.paging-loop");
        }
        if (visited.size() > MOST_PAGES || clock.instant().isAfter(until)) {
            throw new Refusal(Problem.PLATFORM_FAILED, "platform.pages-without-end");
        }
    }
}
