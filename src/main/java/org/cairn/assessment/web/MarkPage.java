package org.cairn.assessment.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission in front of an assessor.
 *
 * @param what the activity or the competency
 * @param name null where the platform withholds it
 * @param seen the version that is looked at
 * @param back the list that it came from, below the launched page
 * @param prior whether it is about prior learning
 * @param problem a message of what was wrong, or null
 */
record MarkPage(
        UUID id,
        String what,
        @Nullable String name,
        String subject,
        int seen,
        String back,
        boolean prior,
        boolean returned,
        Instant handedInAt,
        List<PiecePage> pieces,
        List<RowPage> rows,
        String overall,
        boolean again,
        List<Past> past,
        @Nullable String problem) {

    /**
     * What was said before.
     *
     * @param by null where the platform withholds the name
     */
    record Past(boolean draft, @Nullable String by, Instant at, String overall, List<RowPage> rows) {}
}
