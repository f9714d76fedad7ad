package org.cairn.course;

import java.util.List;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What we know of a person by one platform.
 *
 * @param name absent where the platform withholds it, as are the e-mail and the sourced id
 * @param courses the titles of the courses of this platform the person has been seen in
 */
public record Known(
        PersonId person,
        @Nullable String name,
        @Nullable String email,
        @Nullable String sourcedId,
        List<String> courses) {

    public Known {
        courses = List.copyOf(courses);
    }
}
