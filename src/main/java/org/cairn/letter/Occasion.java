package org.cairn.letter;

/** What a learner may be written to about. */
public enum Occasion {
    /** Every competency is met or nearly so, and not every one met. */
    NEAR,
    /** A micro-credential was awarded. */
    ISSUED,
    /** One ends, and can be renewed. */
    EXPIRING,
    /** It was taken back. */
    REVOKED
}
