package org.cairn.gradebook.ags;

import java.math.BigDecimal;

/** A score (AGS 2.0, 3.4). The timestamp is ISO 8601 with milliseconds and offset. */
public record WireScore(
        String userId,
        BigDecimal scoreGiven,
        BigDecimal scoreMaximum,
        String timestamp,
        String activityProgress,
        String gradingProgress) {}
