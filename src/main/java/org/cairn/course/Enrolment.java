package org.cairn.course;

import java.util.Optional;
import java.util.Set;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;

/**
 * A person in a course.
 *
 * @param subject what the platform calls the person ({@code sub}, AGS and NRPS user id)
 * @param name absent where the platform withholds it
 * @param active false once the platform says Inactive or Deleted
 */
public record Enrolment(
        CourseId course, PersonId person, String subject, Optional<String> name, Set<Role> roles, boolean active) {

    public Enrolment {
        roles = Set.copyOf(roles);
    }
}
