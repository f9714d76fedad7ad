package org.cairn.course;

import java.net.URI;
import java.util.Optional;
import org.cairn.shared.CourseId;
import org.springframework.stereotype.Service;

/** The courses that have launched us. */
@Service
public class Courses {

    private final CourseTable courses;
    private final ResourceLinks links;

    Courses(CourseTable courses, ResourceLinks links) {
        this.courses = courses;
        this.links = links;
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
        if (!arrival.tellsNothingNewOf(course)) {
            courses.change(course.id(), arrival);
        }
        links.note(course.id(), arrival);
        return courses.find(course.id()).orElseThrow();
    }
}
