package org.cairn.letter;

/** What a learner may be written to about. */
public enum Occasion {
    /** Every competency is met or nearly so, and not every one met. */
    NEAR,
    /** A micro-credential was awarded. */
    ISSUED,
    /** One ends, and can be renewed. */
    EXPIRING,
    /** One does not count for now, since a doubt is looked into. */
    SUSPENDED,
    /** It counts again. */
    REINSTATED,
    /** It was taken back. */
    REVOKED;

    /** Whether the same can happen to one award again, and is told again. */
    boolean recurs() {
        return this == EXPIRING || this == SUSPENDED || this == REINSTATED;
    }
}
