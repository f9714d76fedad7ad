package org.cairn.sandbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and roles of a course (NRPS 2.0). */
interface RosterHabits {

    /** Who is listed. */
    default List<Course.Member> members(Course course) {
        return course.members();
    }

    default List<String> rosterRoles(Person person) {
        return person.role().contextRoles();
    }

    /** The size of a page where nobody asks for one; null for all at once. */
    default @Nullable Integer rosterPage() {
        return Paging.USUAL;
    }

    /** Whether a limit is heeded. */
    default boolean heedsRosterLimit() {
        return true;
    }

    /** Whether the address of the next page keeps the role that was asked for. */
    default boolean keepsRoleFilter() {
        return true;
    }

    /** NRPS 2.0, 2.4.3: an address that lists what has changed since. */
    default boolean offersDifferences() {
        return false;
    }

    /** What a member brings where a resource link was asked for (NRPS 2.0, 3). */
    default @Nullable Object message(Map<String, Object> message) {
        return List.of(message);
    }
}
