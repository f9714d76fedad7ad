package org.cairn.attainment;

import java.time.Instant;
import java.util.UUID;
import org.cairn.competency.CompetencyId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a person has decided of a learner's competency. It is pinned: the newest one holds until another is made.
 *
 * @param level that is granted, or null for the one that marks or threshold reach
 * @param by who decided
 * @param as in which role
 */
public record Ruling(
        CompetencyId competency, Kind kind, @Nullable UUID level, String reason, PersonId by, Role as, Instant at) {

    /** A reason has at least so many letters. */
    public static final int SHORTEST_REASON = 10;

    /** And at most so many. */
    public static final int LONGEST_REASON = 1000;

    public Ruling {
        reason = reason.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a decision has a reason, not " + reason.length() + " letters");
        }
        if (level != null && kind != Kind.GRANT) {
            throw new IllegalArgumentException("only what is granted has a level");
        }
    }

    /** What can be decided. */
    public enum Kind {
        GRANT,
        DENY,
        /** What the rule asks for besides the marks. */
        SIGN_OFF,
        /** The marks decide again. */
        MARKS
    }

    Decision decision() {
        return switch (kind) {
            case GRANT -> new Decision.Grant(competency, level, reason, at);
            case DENY -> new Decision.Deny(competency, reason, at);
            case SIGN_OFF -> new Decision.SignOff(competency, reason, at);
            case MARKS -> new Decision.Marks(competency, reason, at);
        };
    }
}
