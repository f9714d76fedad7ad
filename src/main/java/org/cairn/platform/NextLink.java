package org.cairn.platform;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.http.HttpHeaders;

/**
 * The next page, out of a Link header as platforms really write it: ASCII quotes, none, or Moodle's typographic ones
 * (UTF-8, which an HTTP client hands over as three other letters each), and an address with its ampersands escaped as in HTML.
 */
final class NextLink {

    // RFC 8288, 3: link-value = "<" URI-Reference ">" *( ";" link-param ). A comma may be part of an address.
    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern NEXT =
            Pattern.compile(";\\s*rel\\s*=[^;]*?(?<![A-Za-z-])next(?![A-Za-z-])", Pattern.CASE_INSENSITIVE);

    private NextLink() {}

    static Optional<URI> of(HttpHeaders headers, URI page) {
        List<String> values = headers.getOrEmpty(HttpHeaders.LINK);
        return values.stream()
                .flatMap(value -> LINK.matcher(value).results())
                .filter(link -> NEXT.matcher(link.group(2)).find())
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
            return page.resolve(reference.strip().replace("&amp;", "&"));
        } catch (IllegalArgumentException e) {
            throw (Refusal) new Refusal(Problem.PLATFORM_FAILED, "platform.page-elsewhere").initCause(e);
        }
    }
}
