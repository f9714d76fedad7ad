package org.cairn.attainment;

import org.cairn.attainment.CompetencyStanding.Status;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of one competency, without what led to it.
 *
 * @param share what the method gives, exact; null while it gives nothing
 * @param reachable whether the best that can still come would do
 * @param decision of a person who decided otherwise than the marks, or null
 * @param signOff by an instructor, or null
 */
record Verdict(
        Status status,
        @Nullable Fraction share,
        boolean reachable,
        @Nullable Decision decision,
        @Nullable Decision signOff) {

    static Verdict of(Judgement judgement, @Nullable Decision decision, @Nullable Decision signOff) {
        Sum sum = judgement.sum();
        Judgement.Outlook outlook = judgement.outlook();
        boolean signed = signOff != null || !judgement.rule().rule().signOff();
        return new Verdict(
                decision == null ? status(outlook.status(), signed) : status(decision),
                sum.isEmpty() ? null : sum.mean(),
                outlook.reachable(),
                decision,
                signOff);
    }

    private static Status status(Decision decision) {
        return decision instanceof Decision.Grant ? Status.MET : Status.UNREACHABLE;
    }

    private static Status status(Status shown, boolean signed) {
        return shown == Status.MET && !signed ? Status.NEAR : shown;
    }
}
