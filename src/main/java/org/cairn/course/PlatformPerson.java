package org.cairn.course;

import java.util.List;
import java.util.Optional;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.PersonId;

/**
 * A person as one platform knows them.
 *
 * @param subject what the platform calls the person ({@code sub})
 * @param name absent where the platform withholds it
 * @param courses the titles of the courses of this platform in which the person has been seen
 */
public record PlatformPerson(
        PersonId person, RegistrationId registration, String subject, Optional<String> name, List<String> courses) {

    public PlatformPerson {
        courses = List.copyOf(courses);
    }
}
