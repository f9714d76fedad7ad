package org.cairn.moodle.ws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An activity of a course.
 *
 * @param id the course module id, {@code cmid} elsewhere
 * @param completion 0 not tracked, 1 ticked by the learner, 2 by rule
 */
public record WireModule(
        long id,
        @Nullable String url,
        @Nullable String name,
        @Nullable String modname,
        int completion,
        @Nullable List<Date> dates) {

    /** One of its dates. Moodle before 4.3 says only a label in the language of the account. */
    public record Date(@Nullable String dataid, long timestamp) {}
}
