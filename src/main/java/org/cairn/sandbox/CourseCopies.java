package org.cairn.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Copies a course for another term: its links and their columns by new ids, its people, and none of its grades. */
@Component
final class CourseCopies {

    private final Courses courses;
    private final ResourceLinks links;
    private final LineItems lineItems;
    private final CopyNotice notice;
    private final Ids ids;

    CourseCopies(Courses courses, ResourceLinks links, LineItems lineItems, CopyNotice notice, Ids ids) {
        this.courses = courses;
        this.links = links;
        this.lineItems = lineItems;
        this.notice = notice;
        this.ids = ids;
    }

    /** @param suffix what the title of the copy says besides that of the course */
    Course copy(Course course, String suffix) {
        String id = "course-" + ids.next();
        Course copy = new Course(
                id,
                course.label() + "-"
                        + (courses.all().size() - courses.originals().size() + 2),
                course.title() + " " + suffix,
                course.summary(),
                course.activities().stream()
                        .map(activity -> activity.copy(ids.next()))
                        .toList(),
                course.members(),
                Stream.concat(Stream.of(course.id()), course.history().stream()).toList());
        courses.add(copy);
        Map<String, String> newLinks = new HashMap<>();
        links.of(course).forEach(link -> {
            ResourceLink newLink = link.copy(ids.next(), copy);
            newLinks.put(link.id(), newLink.id());
            links.add(newLink);
        });
        columns(course, copy, newLinks);
        notice.send(course, copy, links.of(copy));
        return copy;
    }

    // Columns that a tool made by itself go with no activity, and stay behind.
    private void columns(Course course, Course copy, Map<String, String> newLinks) {
        List<LineItem> coupled = lineItems.of(course).stream()
                .filter(item -> item.origin() == LineItem.Origin.DEEP_LINKING)
                .filter(item -> item.resourceLinkId() != null && newLinks.containsKey(item.resourceLinkId()))
                .toList();
        coupled.forEach(
                item -> lineItems.put(item.copy(ids.next(), copy, newLinks.getOrDefault(item.resourceLinkId(), ""))));
    }
}
