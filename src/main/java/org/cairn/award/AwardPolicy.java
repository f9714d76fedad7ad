package org.cairn.award;

import org.jspecify.annotations.Nullable;

/**
 * How awards of a micro-credential are decided once somebody meets everything.
 *
 * @param holdHours how long an award is held before it is made, or null where it is not held
 * @param approvers how many people must agree
 * @param renewalMonths so many months before its end an award may be renewed; 0 is once it has ended
 * @param suspendable whether awards that are made from now on can be suspended while a doubt is looked into
 */
public record AwardPolicy(
        Mode mode, @Nullable Integer holdHours, int approvers, int renewalMonths, boolean suspendable) {

    public static final int USUAL_HOLD_HOURS = 72;

    public static final int LONGEST_HOLD_HOURS = 30 * 24;

    public static final int USUAL_RENEWAL_MONTHS = 6;

    /** Less than the shortest time for which an award can hold, so that what led to it never renews it. */
    public static final int LONGEST_RENEWAL_MONTHS = 11;

    public static final AwardPolicy USUAL = new AwardPolicy(Mode.AUTOMATIC, null, 1);

    public AwardPolicy {
        if ((mode == Mode.HELD) != (holdHours != null)
                || (holdHours != null && (holdHours < 0 || holdHours > LONGEST_HOLD_HOURS))) {
            throw new IllegalArgumentException("only what is held is held for 0 to 720 hours");
        }
        if (approvers < 1 || approvers > 2 || (approvers == 2 && mode != Mode.REVIEWED)) {
            throw new IllegalArgumentException("one person agrees, or two where it is reviewed");
        }
        if (renewalMonths < 0 || renewalMonths > LONGEST_RENEWAL_MONTHS) {
            throw new IllegalArgumentException("an award is renewed in the last 11 months, or later");
        }
    }

    private AwardPolicy(Mode mode, @Nullable Integer holdHours, int approvers) {
        this(mode, holdHours, approvers, USUAL_RENEWAL_MONTHS, false);
    }

    public AwardPolicy renewable(int months) {
        return new AwardPolicy(mode, holdHours, approvers, months, suspendable);
    }

    public AwardPolicy suspending(boolean allowed) {
        return new AwardPolicy(mode, holdHours, approvers, renewalMonths, allowed);
    }

    public static AwardPolicy held(int hours) {
        return new AwardPolicy(Mode.HELD, hours, 1);
    }

    public static AwardPolicy reviewed(int approvers) {
        return new AwardPolicy(Mode.REVIEWED, null, approvers);
    }

    /** Who decides. */
    public enum Mode {
        /** The rule alone, at once. */
        AUTOMATIC,
        /** The rule alone, after some days in which a person can step in. */
        HELD,
        /** A person. */
        REVIEWED
    }
}
