package org.cairn.course;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The courses that have launched us. */
@Service
public class Courses {

    private final CourseTable courses;
    private final ResourceLinks links;
    private final CourseCopies copies;

    Courses(CourseTable courses, ResourceLinks links, CourseCopies copies) {
        this.courses = courses;
        this.links = links;
        this.copies = copies;
    }

    public Optional<Course> find(CourseId id) {
        return courses.find(id);
    }

    /** The resource link whose launch named this line item as its own (AGS 2.0, 3.1). */
    public Optional<String> resourceLinkOf(CourseId course, URI lineItem) {
        return links.of(course, lineItem);
    }

    /** Notes the course and the resource link of a launch, and what has changed in them. */
    public Course arrive(Arrival arrival) {
        Course course = courses.find(arrival).orElseGet(() -> {
            courses.addIfAbsent(arrival);
            return courses.find(arrival).orElseThrow();
        });
        links.note(course.id(), arrival);
        if (arrival.tellsNothingNewOf(course)) {
            return course;
        }
        courses.change(course.id(), arrival);
        return courses.find(course.id()).orElseThrow();
    }

    /** Remembers what LTI 1.1 called a resource link; the platform has proved it. */
    public void rememberLti11(CourseId course, @Nullable String link, @Nullable String oldLink) {
        if (link != null && oldLink != null) {
            links.rememberLti11(course, link, oldLink);
        }
    }

    /** The course that a platform calls so, if it has launched us. */
    public Optional<Course> find(RegistrationId registration, String contextId) {
        return copies.withContext(registration, contextId).flatMap(courses::find);
    }

    /**
     * Notes that a course is a copy, where its history names one that the same registration has launched us from; another
     * registration's ids mean nothing here. The nearest origin counts, and only once.
     */
    public void recall(Course course, History history) {
        List<String> told = copies.told(course.registration(), course.contextId());
        if ((history.isEmpty() && told.isEmpty()) || copies.isKnown(course.id())) {
            return;
        }
        Stream.of(
                        Stream.concat(history.contexts().stream(), told.stream())
                                .map(context -> copies.withContext(course.registration(), context))
                                .flatMap(Optional::stream),
                        history.links().stream()
                                .map(link -> copies.withLink(course.registration(), link))
                                .flatMap(Optional::stream),
                        history.courses().stream().filter(id -> isOf(course.registration(), id)))
                .flatMap(origins -> origins)
                .filter(origin -> !origin.equals(course.id()))
                .findFirst()
                .ifPresent(origin -> copies.note(course.id(), origin));
    }

    /** Notes what a platform tells of a copy, which may not have been opened yet. */
    public void copied(RegistrationId registration, String contextId, List<String> origins) {
        origins.forEach(origin -> copies.tell(registration, contextId, origin));
        find(registration, contextId).ifPresent(course -> recall(course, new History(origins, List.of(), List.of())));
    }

    private boolean isOf(RegistrationId registration, CourseId id) {
        return courses.find(id)
                .filter(course -> course.registration().equals(registration))
                .isPresent();
    }
}
