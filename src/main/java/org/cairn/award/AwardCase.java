package org.cairn.award;

import java.time.Instant;
import java.util.UUID;
import org.cairn.mapping.CourseMapId;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Something to be decided of one learner, from the day it came up.
 *
 * @param award whose marks went down, that is appealed against or that was taken back; else null
 * @param contested what is appealed against; only of an appeal
 * @param policy how awards were decided when it came up
 * @param step the number of the last thing that was done with it; who decides says which one they have seen
 * @param dueAt when the hold ends, or until when a person should have decided
 */
public record AwardCase(
        CaseId id,
        InstitutionId institution,
        Kind kind,
        Subject subject,
        Policy policy,
        @Nullable AwardId award,
        @Nullable Contested contested,
        State state,
        int step,
        Instant openedAt,
        Instant changedAt,
        @Nullable Instant dueAt) {

    /** Who stands for a decision of Cairn's own. */
    static final UUID CAIRN = new UUID(0, 0);

    /** What it is about. */
    public enum Kind {
        /** Somebody meets everything, and has no award yet. */
        CANDIDACY,
        /** Marks went down after the award. */
        REGRADE,
        /** A learner asks somebody else to decide again. */
        APPEAL,
        /** An award was taken back, because two persons turned out to be one and both held it. */
        JOINED
    }

    /** How far it is. */
    public enum State {
        OPENED,
        HELD,
        IN_REVIEW,
        /** One of two has agreed. */
        APPROVED,
        ISSUED,
        DENIED,
        /** There is nothing left to decide. */
        LAPSED,
        KEPT,
        REVOKED,
        REPLACED,
        UPHELD,
        CHANGED,
        RETURNED;

        /** Whether something is still to come. */
        public boolean isOpen() {
            return this == HELD || this == IN_REVIEW || this == APPROVED;
        }
    }

    /** Whose, and of what. */
    public record Subject(
            MicrocredentialId microcredential,
            VersionId version,
            CourseMapId courseMap,
            CourseId course,
            PersonId person,
            int cycle) {}

    /** The part of the policy that stays with the case. */
    public record Policy(AwardPolicy.Mode mode, int approvers) {

        static Policy of(AwardPolicy policy) {
            return new Policy(policy.mode(), policy.approvers());
        }
    }

    /**
     * What a learner does not agree with.
     *
     * @param denial the case in which an award was denied, or null
     * @param decidedBy who decided it, and so does not decide the appeal
     */
    public record Contested(What what, @Nullable CaseId denial, UUID decidedBy) {

        /** Which decision it was. */
        public enum What {
            DENIAL,
            REVOCATION,
            SUSPENSION,
            LEVEL
        }
    }

    /** Whether an open case still needs the second of two who agree. */
    boolean needsAnother() {
        return policy.approvers() == 2 && state == State.IN_REVIEW;
    }
}
