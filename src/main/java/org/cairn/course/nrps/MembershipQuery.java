package org.cairn.course.nrps;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the membership service beside everybody.
 *
 * @param resourceLink only those who may open this one, with what its launch would say of them (NRPS 2.0, 3)
 * @param groups also who is in which group
 */
public record MembershipQuery(@Nullable String resourceLink, boolean groups) {

    public static final MembershipQuery EVERYBODY = new MembershipQuery(null, false);

    URI at(URI memberships) {
        URI uri = resourceLink == null ? memberships : with(memberships, "rlid", resourceLink);
        return groups ? with(uri, "groups", "true") : uri;
    }

    /** Platforms name addresses that have a query already, sometimes with this very parameter in it. */
    private static URI with(URI uri, String name, String value) {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        String merged = Stream.concat(
                        Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty() && !pair.startsWith(name + "=")),
                        Stream.of(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + "?" + merged);
    }
}
