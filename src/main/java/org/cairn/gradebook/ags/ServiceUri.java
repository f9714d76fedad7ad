package org.cairn.gradebook.ags;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses below a line item. They are made on the path, before the query: Moodle's line items end in
 * {@code ?type_id=1} (AGS 2.0, 3.3.1 and 3.4.1 speak of the line item's URL, which may have a query).
 */
final class ServiceUri {

    private ServiceUri() {}

    static URI below(URI lineItem, String segment) {
        String path = lineItem.getRawPath();
        String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String query = lineItem.getRawQuery() == null ? "" : "?" + lineItem.getRawQuery();
        return URI.create(lineItem.getScheme() + "://" + lineItem.getRawAuthority() + base + "/" + segment + query);
    }

    static URI with(URI uri, String name, String value) {
        String glue = uri.getRawQuery() == null ? "?" : "&";
        return URI.create(uri + glue + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
