package org.cairn.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What people, courses and links are called outside, and who is meant by such a name: each LMS has names of its own. */
@Component
final class Wire {

    private final Manners manners;
    private final People people;
    private final ResourceLinks links;
    private final Addresses addresses;

    Wire(Manners manners, People people, ResourceLinks links, Addresses addresses) {
        this.manners = manners;
        this.people = people;
        this.links = links;
        this.addresses = addresses;
    }

    String id(Person person) {
        return manners.now().userId(person, addresses.issuer());
    }

    String id(Course course) {
        return manners.now().contextId(course.id());
    }

    String link(String id) {
        return manners.now().linkId(id);
    }

    Optional<Person> person(String id) {
        return people.all().stream().filter(person -> id(person).equals(id)).findFirst();
    }

    Optional<ResourceLink> findLink(String id) {
        return links.all().stream().filter(link -> link(link.id()).equals(id)).findFirst();
    }

    /** The latest first, separated by commas, each encoded as in an address. */
    String history(Course course) {
        return join(course.history(), manners.now()::contextId);
    }

    String history(ResourceLink link) {
        return join(link.history(), manners.now()::linkId);
    }

    private static String join(List<String> ids, UnaryOperator<String> name) {
        return ids.stream()
                .map(name)
                .map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
    }
}
