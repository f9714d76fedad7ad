package org.cairn.platform;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.http.HttpHeaders;

/**
 * The addresses of a Link header as platforms really write it: ASCII quotes, none, or Moodle's typographic ones (UTF-8,
 * which an HTTP client hands over as three other letters each), and addresses with their ampersands escaped as in HTML.
 */
final class ServiceLinks {

    // RFC 8288, 3: link-value = "<" URI-Reference ">" *( ";" link-param ). A comma may be part of an address.
    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern NEXT = rel("next");
    private static final Pattern DIFFERENCES = rel("differences");

    private ServiceLinks() {}

    /** The next page (AGS 2.0, 3.2.3; NRPS 2.0, 2.4.2). */
    static Optional<URI> next(HttpHeaders headers, URI page) {
        return find(NEXT, headers, page);
    }

    /** Where to ask later what has changed since (NRPS 2.0, 2.5). */
    static Optional<URI> differences(HttpHeaders headers, URI page) {
        return find(DIFFERENCES, headers, page);
    }

    private static Pattern rel(String word) {
        return Pattern.compile(";\\s*rel\\s*=[^;]*?(?<![A-Za-z-])" + word + "(?![A-Za-z-])", Pattern.CASE_INSENSITIVE);
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
