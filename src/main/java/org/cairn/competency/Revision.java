package org.cairn.competency;

import java.time.Instant;
import org.cairn.shared.PersonId;

/** A competency as it was kept at one time. */
public record Revision(int number, Competency competency, Origin origin, PersonId person, Instant keptAt) {

    /** How it came to be. */
    public enum Origin {
        FORM,
        RUBRIC,
        CASE,
        CSV
    }
}
