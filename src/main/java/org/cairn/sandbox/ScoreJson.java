package org.cairn.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A score on the wire (AGS 2.0, 3.4). */
@JsonIgnoreProperties(ignoreUnknown = true)
record ScoreJson(
        @Nullable String userId,
        @Nullable BigDecimal scoreGiven,
        @Nullable BigDecimal scoreMaximum,
        @Nullable String comment,
        @Nullable String timestamp,
        @Nullable String activityProgress,
        @Nullable String gradingProgress,

        @JsonProperty("https://canvas.instructure.com/lti/submission") @Nullable
        Map<String, Object> submission) {

    private static final Set<String> ACTIVITY =
            Set.of("Initialized", "Started", "InProgress", "Submitted", "Completed");
    private static final Set<String> GRADING = Set.of("FullyGraded", "Pending", "PendingManual", "Failed", "NotReady");

    /** @throws ServiceRefusal 400 for whatever the specification requires and this score lacks */
    void check() {
        if (userId == null || userId.isBlank()) {
            throw ServiceRefusal.badRequest("userId is needed");
        }
        if (activityProgress == null || !ACTIVITY.contains(activityProgress)) {
            throw ServiceRefusal.badRequest("activityProgress must be one of " + ACTIVITY);
        }
        if (gradingProgress == null || !GRADING.contains(gradingProgress)) {
            throw ServiceRefusal.badRequest("gradingProgress must be one of " + GRADING);
        }
        if (scoreGiven != null && (scoreMaximum == null || scoreMaximum.signum() <= 0)) {
            throw ServiceRefusal.badRequest("scoreGiven needs a scoreMaximum above zero");
        }
        at();
    }

    /** @throws ServiceRefusal 400 for points below zero */
    void demandRange() {
        if (scoreGiven != null && scoreGiven.signum() < 0) {
            throw ServiceRefusal.badRequest("scoreGiven must not be below zero");
        }
    }

    /** What Canvas asks: whether the learner has handed something in. */
    boolean isNewSubmission() {
        return submission == null || !Boolean.FALSE.equals(submission.get("new_submission"));
    }

    Instant at() {
        if (timestamp == null) {
            throw ServiceRefusal.badRequest("timestamp is needed");
        }
        try {
            return OffsetDateTime.parse(timestamp).toInstant();
        } catch (DateTimeException wrong) {
            throw ServiceRefusal.badRequest("timestamp must be ISO 8601 with a time zone");
        }
    }

    /** The grade for a column: without points unless it is fully graded (AGS 2.0, 3.4.8). */
    Grade asGrade(LineItem item) {
        boolean counts = scoreGiven != null && scoreMaximum != null && "FullyGraded".equals(gradingProgress);
        BigDecimal points = counts ? Gradebook.rescale(scoreGiven, scoreMaximum, item.scoreMaximum()) : null;
        return new Grade(points, comment, null, at());
    }
}
