package org.cairn.course;

import java.util.Set;
import org.cairn.shared.PersonId;

/** A group that the platform made within a course, and who is in it. */
public record CourseGroup(String groupId, String name, Set<PersonId> members) {

    public CourseGroup {
        members = Set.copyOf(members);
    }
}
