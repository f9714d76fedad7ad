package org.cairn.microcredential.web;

import java.time.Instant;
import java.util.List;
import org.cairn.microcredential.Decision;
import org.cairn.microcredential.TextRevision;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Where a version is on its way, and what this instructor may do with it.
 *
 * @param corrections of words since it was published
 * @param asked whether the institution asks for approval
 * @param ours whether it was made in this course
 * @param mayDecide whether it waits for somebody like this instructor
 */
record Review(List<Line> corrections, boolean asked, boolean ours, boolean mayDecide, List<Line> decisions) {

    /** One decision; persons are not named, but oneself is known. */
    record Line(String kind, boolean mine, @Nullable String reason, Instant at) {

        static Line of(Decision decision, PersonId reader) {
            return new Line(decision.kind().name(), decision.by().equals(reader), decision.reason(), decision.at());
        }

        static Line of(TextRevision revision, PersonId reader) {
            return new Line("CORRECTED", revision.by().equals(reader), revision.reason(), revision.at());
        }
    }
}
