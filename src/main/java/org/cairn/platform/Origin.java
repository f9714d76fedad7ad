package org.cairn.platform;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Scheme, host and port of an address (RFC 6454, 4), as it stands in a {@code frame-ancestors} list: nothing that could end
 * the list can be in it.
 */
public record Origin(String value) {

    /** How many one registration may name, and how many may wait for a decision. */
    static final int MOST = 20;

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");
    private static final Pattern FORM = Pattern.compile("https?://[a-z0-9.-]{1,253}(:\\d{1,5})?");

    /** @throws IllegalArgumentException where this is no origin of a web address */
    public Origin {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an origin is scheme, host and port of a web address, not " + value);
        }
    }

    /** The origin of an address; nothing where the address has none, or names a user. */
    public static Optional<Origin> of(@Nullable URI address) {
        if (address == null
                || address.getScheme() == null
                || address.getHost() == null
                || address.getUserInfo() != null) {
            return Optional.empty();
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = address.getPort() < 0 || address.getPort() == (scheme.equals("https") ? 443 : 80);
        String origin =
                scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + address.getPort());
        return FORM.matcher(origin).matches() ? Optional.of(new Origin(origin)) : Optional.empty();
    }

    /**
     * The origins of addresses as somebody types them, with blanks or commas between.
     *
     * @throws IllegalArgumentException where one of them is no web address, or they are too many
     */
    public static List<Origin> list(@Nullable String typed) {
        List<Origin> origins = BETWEEN.splitAsStream(Optional.ofNullable(typed).orElse(""))
                .filter(one -> !one.isEmpty())
                .map(one -> of(URI.create(one)).orElseThrow(() -> new IllegalArgumentException(one)))
                .distinct()
                .toList();
        if (origins.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " origins");
        }
        return origins;
    }

    /** As they are kept, and as they stand in a header. */
    static String joined(List<Origin> origins) {
        return origins.stream().map(Origin::value).collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return value;
    }
}
