package org.cairn.award;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cairn.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * How it was decided that an award is made.
 *
 * @param inCase where it was decided; null where the rule alone decided at once
 * @param approvals of people, in their order
 * @param replaces the award that this one is given for
 * @param renewed the award that this one follows, or null
 */
record Decided(
        AwardPolicy.Mode mode,
        @Nullable CaseId inCase,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Approval> approvals,
        @Nullable AwardId replaces,
        @Nullable BatchId batch,
        @Nullable Renewed renewed) {

    static final Decided BY_THE_RULE = new Decided(AwardPolicy.Mode.AUTOMATIC, null, List.of(), null, null);

    Decided {
        approvals = approvals == null ? List.of() : List.copyOf(approvals);
    }

    Decided(
            AwardPolicy.Mode mode,
            @Nullable CaseId inCase,
            List<Approval> approvals,
            @Nullable AwardId replaces,
            @Nullable BatchId batch) {
        this(mode, inCase, approvals, replaces, batch, null);
    }

    /** Which award is followed by this one, and since when work has counted for that. */
    record Renewed(AwardId award, Instant since) {

        static Renewed of(Award award) {
            return new Renewed(award.id(), Objects.requireNonNull(award.term()).renewFrom());
        }
    }

    /** The same, of an award that follows this one. */
    Decided renewing(Award award) {
        return new Decided(mode, inCase, approvals, replaces, batch, Renewed.of(award));
    }

    /** That a person agreed. */
    record Approval(Actor by, Instant at, @Nullable String reason) {}

    /** By everybody who has agreed since the case was last open, the last of them now. */
    static Decided in(AwardCase decided, List<CaseStep> steps) {
        return new Decided(
                decided.policy().mode(),
                decided.id(),
                approvals(steps),
                null,
                steps.isEmpty() ? null : steps.get(steps.size() - 1).batch());
    }

    static Decided replacing(AwardId award, AwardCase decided, List<CaseStep> steps) {
        return new Decided(AwardPolicy.Mode.REVIEWED, decided.id(), approvals(steps), award, null);
    }

    private static List<Approval> approvals(List<CaseStep> steps) {
        return steps.stream()
                .filter(step -> step.actor().kind().decides())
                .filter(step -> switch (step.to()) {
                    case APPROVED, ISSUED, REPLACED, CHANGED -> true;
                    default -> false;
                })
                .map(step -> new Approval(step.actor(), step.at(), step.reason()))
                .toList();
    }

    /** Whose decision it was at last. */
    Actor actor() {
        return approvals.isEmpty()
                ? Actor.CAIRN
                : approvals.get(approvals.size() - 1).by();
    }
}
