package org.cairn.launch;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cairn.platform.Institution;
import org.jspecify.annotations.Nullable;

/**
 * What Cairn holds about one person of one platform.
 *
 * @param institution who answers for it, and to whom a wish to erase it goes
 * @param name absent where the platform withholds it, as are the e-mail and the sourced id
 * @param courses the titles of the courses the person has been seen in
 * @param counts how many things of each kind, by the kind's name in the messages {@code launch.held.*}
 */
public record Holdings(
        Institution institution,
        boolean known,
        @Nullable String name,
        @Nullable String email,
        @Nullable String sourcedId,
        List<String> courses,
        SortedMap<String, Integer> counts) {

    public Holdings {
        courses = List.copyOf(courses);
        counts = new TreeMap<>(counts);
    }
}
