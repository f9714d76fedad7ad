package org.cairn.course;

import java.util.Optional;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;
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

    /** Remembers what LTI 1.1 called a resource link; the platform has proved it. */
    public void rememberLti11(CourseId course, @Nullable String link, @Nullable String oldLink) {
        if (link != null && oldLink != null) {
            links.rememberLti11(course, link, oldLink);
        }
    }
}
