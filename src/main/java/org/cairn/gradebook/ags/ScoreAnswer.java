package org.cairn.gradebook.ags;

/** What a platform made of a score. */
public sealed interface ScoreAnswer {

    record Accepted() implements ScoreAnswer {}

    /** The platform holds one at least as new. */
    record Stale() implements ScoreAnswer {}

    /** It will never take this score: asking again is of no use. */
    record Refused(int status) implements ScoreAnswer {}

    /** It could not, for now. */
    record Unavailable(int status) implements ScoreAnswer {}
}
