package org.cairn.microcredential;

import java.time.Instant;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** Something that somebody has decided of a version. */
public record Decision(Kind kind, PersonId by, @Nullable String reason, Instant at) {

    /** What was decided. */
    public enum Kind {
        SENT,
        WITHDRAWN,
        RETURNED,
        APPROVED,
        PUBLISHED,
        RETIRED
    }
}
