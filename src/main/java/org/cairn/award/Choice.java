package org.cairn.award;

import java.util.List;
import org.cairn.award.AwardCase.State;

/** What a person can decide of an open case. */
public enum Choice {
    APPROVE,
    DENY,
    /** A person decides, and not the clock. */
    REVIEW,
    KEEP,
    REVOKE,
    /** By an award of what is shown now. */
    REPLACE,
    UPHOLD,
    /** The learner is right. */
    CHANGE,
    /** To be decided again by whoever decides such things. */
    RETURN;

    /** Whether it says nothing without a reason. */
    public boolean needsAReason() {
        return this != APPROVE && this != REVIEW;
    }

    /** What there is to choose from. */
    public static List<Choice> of(AwardCase found) {
        return switch (found.kind()) {
            case CANDIDACY -> candidacy(found.state());
            case REGRADE -> found.state().isOpen() ? List.of(KEEP, REVOKE, REPLACE) : List.of();
            case APPEAL -> found.state().isOpen() ? appeal(found) : List.of();
            case JOINED -> found.state().isOpen() ? List.of(UPHOLD) : List.of();
        };
    }

    /** A suspension is decided of at once, since it is no more than a doubt that is looked into. */
    private static List<Choice> appeal(AwardCase found) {
        boolean suspension =
                found.contested() != null && found.contested().what() == AwardCase.Contested.What.SUSPENSION;
        return suspension ? List.of(UPHOLD, CHANGE) : List.of(UPHOLD, CHANGE, RETURN);
    }

    private static List<Choice> candidacy(State state) {
        return switch (state) {
            case HELD -> List.of(APPROVE, REVIEW, DENY);
            case IN_REVIEW, APPROVED -> List.of(APPROVE, DENY);
            case DENIED -> List.of(REVIEW);
            default -> List.of();
        };
    }
}
