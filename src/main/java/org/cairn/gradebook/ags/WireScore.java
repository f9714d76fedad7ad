package org.cairn.gradebook.ags;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A score (AGS 2.0, 3.4). The timestamp is ISO 8601 with milliseconds and offset.
 *
 * @param submission when the learner worked on it, where we know (3.4.10)
 * @param canvas said to Canvas alone
 */
public record WireScore(
        String userId,
        BigDecimal scoreGiven,
        BigDecimal scoreMaximum,
        @Nullable String comment,
        String timestamp,
        String activityProgress,
        String gradingProgress,
        @Nullable Submission submission,

        @JsonProperty("https://canvas.instructure.com/lti/submission") @Nullable
        Canvas canvas) {

    /** ISO 8601, as the timestamp. */
    public record Submission(
            @Nullable String startedAt, @Nullable String submittedAt) {}

    /** Canvas counts each score as a new attempt, and late, unless it is told that nothing was handed in. */
    public record Canvas(@JsonProperty("new_submission") boolean newSubmission) {}

    public static WireScore of(
            String userId, BigDecimal given, BigDecimal maximum, String timestamp, String activityProgress) {
        // Moodle takes only FullyGraded; with anything else it erases the grade.
        return new WireScore(userId, given, maximum, null, timestamp, activityProgress, "FullyGraded", null, null);
    }

    WireScore forCanvas() {
        return submission != null
                ? this
                : new WireScore(
                        userId,
                        scoreGiven,
                        scoreMaximum,
                        comment,
                        timestamp,
                        activityProgress,
                        gradingProgress,
                        null,
                        new Canvas(false));
    }

    /** Blackboard drops line breaks. */
    WireScore forBlackboard() {
        return comment == null
                ? this
                : new WireScore(
                        userId,
                        scoreGiven,
                        scoreMaximum,
                        comment.replaceAll("\\R", "<br/>"),
                        timestamp,
                        activityProgress,
                        gradingProgress,
                        submission,
                        canvas);
    }
}
