package org.cairn.assessment.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who handed in.
 *
 * @param title of the activity; null where it is about prior learning
 * @param learners how many are in the course
 */
record SubmissionsPage(@Nullable String title, int learners, List<Row> rows) {

    /**
     * One submission.
     *
     * @param name null where the platform withholds it
     * @param what the competency to be recognised; null where it is about an activity
     * @param state HANDED_IN, RETURNED, or DRAFT where somebody has begun to judge it
     */
    record Row(
            UUID id,
            @Nullable String name,
            String subject,
            @Nullable String what,
            String state,
            Instant handedInAt) {}

    public long waiting() {
        return rows.stream().filter(row -> !row.state().equals("RETURNED")).count();
    }
}
