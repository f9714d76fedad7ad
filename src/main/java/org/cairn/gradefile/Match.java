package org.cairn.gradefile;

import java.util.List;
import java.util.Optional;
import org.cairn.course.Participant;

/**
 * Whom a row of a file is about.
 *
 * @param who what the row itself calls the person
 * @param person whose results it changes, if anybody's
 * @param candidates among whom the instructor may choose
 */
public record Match(int line, String who, Outcome outcome, Optional<Participant> person, List<Participant> candidates) {

    public Match {
        candidates = List.copyOf(candidates);
    }

    /** How the person was found, or why not. */
    public enum Outcome {
        FOUND,
        BY_NAME,
        CHOSEN,
        NOBODY,
        SEVERAL,
        CONTRADICTORY,
        TWICE,
        REPLACED,
        LEFT_OUT;

        /** Whether the row counts. */
        public boolean counts() {
            return this == FOUND || this == BY_NAME || this == CHOSEN;
        }

        /** Whether the instructor is asked. */
        public boolean asks() {
            return this == NOBODY || this == SEVERAL || this == CONTRADICTORY || this == TWICE;
        }
    }
}
