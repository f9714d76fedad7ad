package org.cairn.credential.disclosure;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence in its owner's words (Open Badges 3.0, B.1, Evidence). Never a mark.
 *
 * @param narrative may be empty
 * @param address where it can be seen, or null
 */
public record SharedEvidence(
        String name, String narrative, @Nullable String address) {

    public static final int LONGEST_NAME = 200;
    public static final int LONGEST_NARRATIVE = 2000;
    public static final int LONGEST_ADDRESS = 2000;

    public SharedEvidence {
        name = clean(name).replaceAll("\\s+", " ");
        narrative = clean(narrative);
    }

    /** The same thing, whatever is said of it. */
    public boolean isLike(SharedEvidence other) {
        return address == null
                ? other.address() == null && narrative.equals(other.narrative) && name.equals(other.name)
                : address.equals(other.address());
    }

    public boolean fits() {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && narrative.length() <= LONGEST_NARRATIVE;
    }

    /** What may be written into a signed document as an address of the web. */
    public static Optional<URI> web(String typed) {
        try {
            URI uri = new URI(typed.strip()).parseServerAuthority();
            boolean web = uri.getScheme() != null
                    && Set.of("http", "https").contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.toASCIIString().length() <= LONGEST_ADDRESS;
            return web ? Optional.of(URI.create(uri.toASCIIString())) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Half a pair of surrogates is no text, and a control character nobody has meant. */
    private static String clean(String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                .strip();
    }
}
