package org.cairn.award.web;

import java.time.Instant;
import java.util.List;
import org.cairn.award.AwardCase;
import org.cairn.award.Outcomes.Outcome;
import org.jspecify.annotations.Nullable;

/** The decisions about a learner, and what can be done about each. */
record OutcomesPage(List<Row> rows) {

    /**
     * @param contact whom to write to about what is not settled; null where it is, or nobody has an address
     * @param path where an appeal is sent to, below the launch; null where there is none to be made
     * @param appeal how far the appeal is, or null
     * @param answerBy until when somebody should have answered it
     * @param remindAt when they are reminded
     */
    record Row(
            Outcome.Kind kind,
            String title,
            Instant since,
            @Nullable Instant until,
            @Nullable String reason,
            @Nullable String contact,
            @Nullable String path,
            @Nullable Instant appealUntil,
            AwardCase.@Nullable State appeal,
            @Nullable Instant answerBy,
            @Nullable Instant remindAt,
            @Nullable String answer) {}
}
