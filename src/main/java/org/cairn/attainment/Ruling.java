package org.cairn.attainment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.cairn.competency.CompetencyId;
import org.cairn.gradebook.LineItemId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a person has decided of a learner's competency. It is pinned: the newest one holds until another is made.
 *
 * @param level that is granted, or null for the one that marks or threshold reach
 * @param lineItem of the activity, where the decision is about one: in every competency that it gives evidence for
 * @param priorLearning TRUE where an assessment of prior learning led to it, else null
 * @param by who decided
 * @param as in which role
 */
public record Ruling(
        CompetencyId competency,
        Kind kind,
        @Nullable UUID level,
        String reason,
        PersonId by,
        Role as,
        Instant at,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LineItemId lineItem,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean priorLearning) {

    /** A reason has at least so many letters. */
    public static final int SHORTEST_REASON = 10;

    /** And at most so many. */
    public static final int LONGEST_REASON = 1000;

    public Ruling {
        priorLearning = Boolean.TRUE.equals(priorLearning) ? true : null;
        reason = reason.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a decision has a reason, not " + reason.length() + " letters");
        }
        if (level != null && kind != Kind.GRANT) {
            throw new IllegalArgumentException("only what is granted has a level");
        }
        if ((lineItem != null) != kind.isOfOneActivity()) {
            throw new IllegalArgumentException(
                    "a decision of this kind " + (lineItem == null ? "has" : "has no") + " activity");
        }
    }

    /** What can be decided. */
    public enum Kind {
        GRANT,
        DENY,
        /** What the rule asks for besides the marks. */
        SIGN_OFF,
        /** The marks decide again. */
        MARKS,
        /** An activity is not asked of this learner. */
        EXCUSE,
        /** The activity counts again. */
        COUNT;

        /** Whether it is about one activity, and not about the verdict. */
        public boolean isOfOneActivity() {
            return this == EXCUSE || this == COUNT;
        }
    }

    Decision decision() {
        return switch (kind) {
            case GRANT -> new Decision.Grant(competency, level, reason, at, priorLearning);
            case DENY -> new Decision.Deny(competency, reason, at);
            case SIGN_OFF -> new Decision.SignOff(competency, reason, at);
            case MARKS -> new Decision.Marks(competency, reason, at);
            case EXCUSE, COUNT ->
                new Decision.Excuse(competency, Objects.requireNonNull(lineItem), kind == Kind.EXCUSE, reason, at);
        };
    }
}
