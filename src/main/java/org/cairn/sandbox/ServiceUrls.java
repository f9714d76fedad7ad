package org.cairn.sandbox;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Addresses of the services. Those of line items may carry a query string, as Moodle's do: a tool must put {@code /scores}
 * and {@code /results} into the path before it (AGS 2.0, 3.3 and 3.4).
 */
@Component
final class ServiceUrls {

    static final String LINE_ITEMS = "/lti/services/{course}/lineitems";
    static final String LINE_ITEM = LINE_ITEMS + "/{item}/lineitem";
    static final String SCORES = LINE_ITEM + "/scores";
    static final String RESULTS = LINE_ITEM + "/results";
    static final String MEMBERSHIPS = "/lti/services/{course}/memberships";
    static final String NOTICE_HANDLERS = "/lti/services/notice-handlers";

    private final Addresses addresses;
    private final Manners manners;
    private final Wire wire;

    ServiceUrls(Addresses addresses, Manners manners, Wire wire) {
        this.addresses = addresses;
        this.manners = manners;
        this.wire = wire;
    }

    URI lineItems(Course course) {
        return addresses.own(fill(LINE_ITEMS, course.id()) + query(""));
    }

    URI lineItem(LineItem item) {
        return addresses.own(fill(LINE_ITEM, item.course(), item.id()) + query(""));
    }

    URI lineItem(Course course, Column column) {
        return addresses.own(fill(LINE_ITEM, course.id(), column.id()) + query(""));
    }

    URI result(LineItem item, Person learner) {
        return result(item.course(), item.id(), learner);
    }

    URI result(Course course, Column column, Person learner) {
        return result(course.id(), column.id(), learner);
    }

    private URI result(String course, String column, Person learner) {
        String user = URLEncoder.encode(wire.id(learner), StandardCharsets.UTF_8);
        return addresses.own(fill(RESULTS, course, column) + query("user_id=" + user));
    }

    URI memberships(Course course) {
        return addresses.own(fill(MEMBERSHIPS, course.id()));
    }

    /** Where chosen content comes back to. The ticket is in the address for an LMS that sends no data. */
    URI deepLinkReturn(String ticket) {
        return addresses.own("/lti/deep-linking" + (manners.now().sendsData() ? "" : "?ticket=" + ticket));
    }

    private String query(String more) {
        String query = manners.now().serviceQuery();
        String all = query + (query.isEmpty() || more.isEmpty() ? "" : "&") + more;
        return all.isEmpty() ? "" : "?" + all;
    }

    private static String fill(String template, String... values) {
        String path = template;
        for (String value : List.of(values)) {
            path = path.replaceFirst("\\{[a-z]+}", value);
        }
        return path;
    }
}
