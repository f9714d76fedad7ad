package org.cairn.moodle.ws;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code core_webservice_get_site_info} says of the site, and of the account that asks. */
public record WireSiteInfo(
        @Nullable String siteurl,
        @Nullable String username,
        @Nullable String release,
        @Nullable List<Function> functions) {

    private static final int LONGEST_NAME = 255;

    /** One that the service of the token allows. */
    public record Function(@Nullable String name) {}

    public Set<String> names() {
        return functions == null
                ? Set.of()
                : functions.stream()
                        .map(function -> String.valueOf(function.name()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whom the token speaks for, as far as it can be kept. */
    public String account() {
        String name = username == null ? "?" : username.replace("\0", "");
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /** The address without a slash at its end, as Moodle itself keeps it. */
    public String site() {
        return siteurl == null ? "" : siteurl.replaceAll("/+$", "");
    }
}
