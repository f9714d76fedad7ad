package org.cairn.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The LTI links of all courses. Each course begins with one that leads to Cairn and has no line item. */
@Component
final class ResourceLinks implements Resettable {

    private final Courses courses;
    private final Addresses addresses;
    private final Map<String, ResourceLink> links = new LinkedHashMap<>();

    ResourceLinks(Courses courses, Addresses addresses) {
        this.courses = courses;
        this.addresses = addresses;
        seed();
    }

    @Override
    public synchronized void reset() {
        links.clear();
        seed();
    }

    synchronized void add(ResourceLink link) {
        links.put(link.id(), link);
    }

    synchronized Optional<ResourceLink> find(String id) {
        return Optional.ofNullable(links.get(id));
    }

    synchronized List<ResourceLink> all() {
        return List.copyOf(links.values());
    }

    synchronized List<ResourceLink> of(Course course) {
        return links.values().stream()
                .filter(link -> link.course().equals(course.id()))
                .toList();
    }

    /** The id of the link to Cairn with which a course begins. */
    static String first(Course course) {
        return course.id() + "-microcredential";
    }

    private void seed() {
        for (Course course : courses.originals()) {
            String id = first(course);
            links.put(
                    id,
                    new ResourceLink(
                            id,
                            course.id(),
                            Addresses.CLIENT_ID,
                            "My micro-credential",
                            null,
                            addresses.toolRedirect(),
                            Map.of(),
                            List.of()));
        }
    }
}
