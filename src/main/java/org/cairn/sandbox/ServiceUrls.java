package org.cairn.sandbox;

import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Addresses of the services. Those of line items carry a query string, as Moodle's do: a tool must put {@code /scores} and
 * {@code /results} into the path before it (AGS 2.0, 3.3 and 3.4).
 */
@Component
final class ServiceUrls {

    static final String LINE_ITEMS = "/lti/services/{course}/lineitems";
    static final String LINE_ITEM = LINE_ITEMS + "/{item}/lineitem";
    static final String SCORES = LINE_ITEM + "/scores";
    static final String RESULTS = LINE_ITEM + "/results";
    static final String MEMBERSHIPS = "/lti/services/{course}/memberships";

    static final String QUERY = "type_id=1";

    private final Addresses addresses;

    ServiceUrls(Addresses addresses) {
        this.addresses = addresses;
    }

    URI lineItems(Course course) {
        return addresses.own(fill(LINE_ITEMS, course.id()) + "?" + QUERY);
    }

    URI lineItem(LineItem item) {
        return addresses.own(fill(LINE_ITEM, item.course(), item.id()) + "?" + QUERY);
    }

    URI results(LineItem item) {
        return addresses.own(fill(RESULTS, item.course(), item.id()) + "?" + QUERY);
    }

    URI result(LineItem item, Person learner) {
        return URI.create(results(item) + "&user_id=" + learner.id());
    }

    URI memberships(Course course) {
        return addresses.own(fill(MEMBERSHIPS, course.id()));
    }

    private static String fill(String template, String... values) {
        String path = template;
        for (String value : List.of(values)) {
            path = path.replaceFirst("\\{[a-z]+}", value);
        }
        return path;
    }
}
