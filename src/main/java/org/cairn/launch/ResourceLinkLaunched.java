package org.cairn.launch;

import java.util.Set;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;

/** Somebody opened Cairn from a course. */
public record ResourceLinkLaunched(CourseId course, PersonId person, Set<Role> roles) {

    public ResourceLinkLaunched {
        roles = Set.copyOf(roles);
    }
}
