package org.cairn.attainment;

import java.time.Instant;
import org.cairn.shared.PersonId;

/**
 * Learners were moved from earlier maps to the one in force.
 *
 * @param learners how many
 */
public record MapMove(Whom whom, String reason, PersonId by, Instant at, int learners) {

    /** Who is moved of those whom an earlier map judges. */
    public enum Whom {
        ALL,
        /** The better of both: whoever would no longer meet everything stays where they are. */
        NOBODY_LOSES
    }
}
