package org.cairn.course;

import java.util.List;
import org.cairn.shared.CourseId;

/**
 * What a platform tells of where a course and a link were copied from.
 *
 * @param contexts the platform's ids of earlier courses, newest first
 * @param links the platform's ids of earlier resource links, newest first
 * @param courses courses of ours that something in the copy points to
 */
public record History(List<String> contexts, List<String> links, List<CourseId> courses) {

    public History {
        contexts = List.copyOf(contexts);
        links = List.copyOf(links);
        courses = List.copyOf(courses);
    }

    boolean isEmpty() {
        return contexts.isEmpty() && links.isEmpty() && courses.isEmpty();
    }
}
