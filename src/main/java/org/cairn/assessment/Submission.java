package org.cairn.assessment;

import java.time.Instant;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What one learner puts together for one activity, or for one competency to be recognised.
 *
 * @param version counts every change
 * @param handedInAt when it was last handed in
 */
public record Submission(
        SubmissionId id,
        CourseId course,
        PersonId person,
        Subject subject,
        State state,
        int version,
        @Nullable Instant handedInAt) {

    /** OPEN: the learner's own business. HANDED_IN: an assessor can see it. RETURNED: it has been judged. */
    public enum State {
        OPEN,
        HANDED_IN,
        RETURNED
    }
}
