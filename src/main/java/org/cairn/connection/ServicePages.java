package org.cairn.connection;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Reads a paged service answer to its end, by {@code Link: rel=next} (AGS 2.0, 3.2.4; NRPS 2.0, 2.4.2). The service
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
        OutboundAnswer get(RegistrationId registration, ServiceCall call);
    }

    @Autowired
    ServicePages(PlatformServices services, Clock clock) {
        this(services::call, clock);
    }

    public ServicePages(Pages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Hands over the body of each page, in order.
     *
     * @param first the call for the first page
     * @return where to ask later what has changed since, if the platform says (NRPS 2.0, 2.4.3)
     * @throws Refusal PLATFORM_FAILED where a page was refused, or the pages run in a circle, elsewhere or without end
     */
    public Optional<URI> read(RegistrationId registration, ServiceCall first, Consumer<String> reader) {
        Instant until = clock.instant().plus(LONGEST);
        Set<URI> visited = new HashSet<>();
        Optional<URI> differences = Optional.empty();
        Optional<URI> page = Optional.of(first.uri());
        while (page.isPresent()) {
            URI uri = page.get();
            mayVisit(uri, first.uri(), visited, until);
            OutboundAnswer answer = get(registration, first.at(uri));
            reader.accept(answer.body());
            differences = ServiceLinks.differences(answer.headers(), uri).or(keep(differences));
            page = ServiceLinks.next(answer.headers(), uri);
        }
        return differences.filter(uri -> ServiceLinks.sameOrigin(uri, first.uri()));
    }

    private OutboundAnswer get(RegistrationId registration, ServiceCall call) {
        OutboundAnswer answer = pages.get(registration, call);
        if (answer.isSuccess()) {
            return answer;
        }
        throw new Refusal(Problem.PLATFORM_FAILED, "platform.page-refused", answer.status());
    }

    private static Supplier<Optional<URI>> keep(Optional<URI> known) {
        return () -> known;
    }

    private void mayVisit(URI uri, URI first, Set<URI> visited, Instant until) {
        if (!ServiceLinks.sameOrigin(uri, first)) {
            throw new Refusal(Problem.PLATFORM_FAILED, "platform.page-elsewhere");
        }
        if (!visited.add(uri)) {
            throw new Refusal(Problem.PLATFORM_FAILED, "platform.paging-loop");
        }
        if (visited.size() > MOST_PAGES || clock.instant().isAfter(until)) {
            throw new Refusal(Problem.PLATFORM_FAILED, "platform.pages-without-end");
        }
    }

    /**
     * The addresses of a Link header as platforms really write it: ASCII quotes, none, or Moodle's typographic ones (UTF-8,
     * which an HTTP client hands over as three other letters each), and addresses with their ampersands escaped as in HTML.
     */
    static final class ServiceLinks {

        // RFC 8288, 3: link-value = "<" URI-Reference ">" *( ";" link-param ). A comma may be part of an address.
        private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
        private static final Pattern NEXT = rel("next");
        private static final Pattern DIFFERENCES = rel("differences");

        private ServiceLinks() {}

        /** The next page (AGS 2.0, 3.2.4; NRPS 2.0, 2.4.2). */
        static Optional<URI> next(HttpHeaders headers, URI page) {
            return find(NEXT, headers, page);
        }

        /** Where to ask later what has changed since (NRPS 2.0, 2.4.3). */
        static Optional<URI> differences(HttpHeaders headers, URI page) {
            return find(DIFFERENCES, headers, page);
        }

        private static Pattern rel(String word) {
            return Pattern.compile(
                    ";\\s*rel\\s*=[^;]*?(?<![A-Za-z-])" + word + "(?![A-Za-z-])", Pattern.CASE_INSENSITIVE);
        }

        private static Optional<URI> find(Pattern rel, HttpHeaders headers, URI page) {
            return headers.getOrEmpty(HttpHeaders.LINK).stream()
                    .flatMap(value -> LINK.matcher(value).results())
                    .filter(link -> rel.matcher(link.group(2)).find())
                    .findFirst()
                    .map(link -> resolve(page, link.group(1)));
        }

        static boolean sameOrigin(URI one, URI other) {
            return origin(one).equals(origin(other));
        }

        private static String origin(URI uri) {
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            int port = uri.getPort() != -1 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
            return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
        }

        private static URI resolve(URI page, String reference) {
            try {
                String address = reference.strip().replace("&amp;", "&");
                // RFC 3986, 5.2.2: a query alone keeps the path. java.net.URI follows RFC 2396 and would drop its end.
                return page.resolve(address.startsWith("?") ? page.getRawPath() + address : address);
            } catch (IllegalArgumentException e) {
                throw (Refusal) new Refusal(Problem.PLATFORM_FAILED, "platform.page-elsewhere").initCause(e);
            }
        }
    }
}
