package org.cairn.attainment;

import java.time.Instant;
import java.util.UUID;
import org.cairn.competency.CompetencyId;
import org.cairn.gradebook.LineItemId;
import org.jspecify.annotations.Nullable;

/** A person decides otherwise than the marks, with a reason. The newest decision on a competency holds. */
sealed interface Decision {

    CompetencyId competency();

    String reason();

    Instant decidedAt();

    /**
     * @param level or null for the level that the marks or the threshold reach, whichever is higher
     * @param priorLearning TRUE where it was recognised as prior learning, else null
     */
    record Grant(
            CompetencyId competency,
            @Nullable UUID level,
            String reason,
            Instant decidedAt,
            @Nullable Boolean priorLearning)
            implements Decision {

        Grant(CompetencyId competency, @Nullable UUID level, String reason, Instant decidedAt) {
            this(competency, level, reason, decidedAt, null);
        }
    }

    record Deny(CompetencyId competency, String reason, Instant decidedAt) implements Decision {}

    /** The marks decide again. */
    record Marks(CompetencyId competency, String reason, Instant decidedAt) implements Decision {}

    /** Not another verdict, but whether an activity is asked of the learner, in every competency. The newest holds. */
    record Excuse(CompetencyId competency, LineItemId lineItem, boolean excused, String reason, Instant decidedAt)
            implements Decision {}

    /** Not another verdict, but what the rule asks for besides the marks. */
    record SignOff(CompetencyId competency, String reason, Instant decidedAt) implements Decision {}
}
