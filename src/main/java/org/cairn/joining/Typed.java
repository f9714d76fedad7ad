package org.cairn.joining;

import org.cairn.shared.PersonId;

/** What a code that somebody has typed turned out to be. */
public sealed interface Typed {

    /** Right, and shown by this person. */
    record Right(PersonId shownBy) implements Typed {}

    /** Nothing comes of it. */
    record Faulty(Fault fault) implements Typed {}

    /** Why nothing comes of it. */
    enum Fault {
        WRONG,
        LATE,
        USED,
        OWN,
        ANOTHER_INSTITUTION,
        ONE_ALREADY,
        TOO_OFTEN
    }
}
