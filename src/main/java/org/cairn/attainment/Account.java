package org.cairn.attainment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cairn.attainment.Judgement.Stand;
import org.cairn.attainment.Prepared.Cut;
import org.cairn.attainment.Trace.LeftOut.Why;
import org.cairn.competency.Level;
import org.cairn.microcredential.Calculation;
import org.jspecify.annotations.Nullable;

/** Tells of a judgement what led to it, step by step, and what is still missing. It judges nothing. */
final class Account {

    private final Judgement judgement;
    private final Rule rule;
    private final Verdict verdict;
    private final List<Trace.Step> steps = new ArrayList<>();

    private Account(Judgement judgement, Verdict verdict) {
        this.judgement = judgement;
        this.rule = judgement.rule().rule();
        this.verdict = verdict;
    }

    static CompetencyStanding of(Judgement judgement, Verdict verdict) {
        return new Account(judgement, verdict).standing();
    }

    private CompetencyStanding standing() {
        BigDecimal share = verdict.share() == null ? null : verdict.share().shown();
        Level level = level();
        tell(share, level);
        return new CompetencyStanding(
                rule.competency(),
                verdict.status(),
                share,
                rule.threshold(),
                judgement.counted(),
                judgement.counted() + stillToCome(),
                level == null ? null : level.id(),
                verdict.decision() == null ? Needs.of(judgement, verdict.reachable()) : List.of(),
                new Trace(steps));
    }

    /** Of a group no more is to come than it waits for. */
    private int stillToCome() {
        int count = 0;
        for (int index : judgement.rule().all()) {
            Stand stand = judgement.stand(index);
            boolean alone = judgement.part(index).item().group() == null;
            count += stand == Stand.WAITS || (stand == Stand.MAY_COME && alone) ? 1 : 0;
        }
        return count;
    }

    private void tell(@Nullable BigDecimal share, @Nullable Level level) {
        judgement.rule().all().forEach(index -> steps.add(activity(index)));
        steps.add(calculation(share));
        tellMinimums();
        judgement.rule().critical().forEach(critical -> steps.add(criterion(critical)));
        if (share != null) {
            boolean reached = judgement.sum().reaches(judgement.rule().threshold());
            steps.add(new Trace.ThresholdChecked(share, rule.threshold(), reached));
        }
        if (rule.minimumEvidence() != null) {
            int least = rule.minimumEvidence();
            steps.add(new Trace.EvidenceCounted(judgement.counted(), least, judgement.counted() >= least));
        }
        if (level != null) {
            steps.add(new Trace.LevelReached(
                    level.id(), level.rank(), rule.levels().size(), level.lowerCut()));
        }
        tellPeople();
        steps.add(new Trace.Concluded(verdict.status(), judgement.waiting()));
    }

    private void tellPeople() {
        if (rule.signOff()) {
            steps.add(new Trace.SignedOff(verdict.signOff() != null));
        }
        Decision decision = verdict.decision();
        if (decision != null) {
            steps.add(new Trace.Overridden(
                    decision instanceof Decision.Grant,
                    decision.reason(),
                    isOutdated(decision) ? true : null,
                    decision instanceof Decision.Grant grant ? grant.priorLearning() : null));
        }
    }

    /** Whether something was graded after a person decided. */
    private boolean isOutdated(Decision decision) {
        return judgement.which(Stand.COUNTS).stream()
                .anyMatch(index -> judgement.mark(index) instanceof Mark.Counted counted
                        && counted.at() != null
                        && counted.at().isAfter(decision.decidedAt()));
    }

    private Trace.Step activity(int index) {
        Rule.Item item = judgement.part(index).item();
        String label = judgement.part(index).activity().label();
        if (judgement.mark(index) instanceof Mark.Counted counted && judgement.stand(index) == Stand.COUNTS) {
            return new Trace.Counted(
                    item.lineItem(),
                    label,
                    counted.score(),
                    counted.maximum(),
                    counted.share().shown(),
                    item.weight(),
                    counted.capped());
        }
        return new Trace.LeftOut(item.lineItem(), label, why(index), item.required(), item.weight());
    }

    private Why why(int index) {
        if (!(judgement.mark(index) instanceof Mark.Absent absent)) {
            return Why.NOT_AMONG_BEST;
        }
        boolean waitedFor = judgement.stand(index) == Stand.WAITS;
        return absent.why() == Why.NOT_GRADED && !waitedFor ? Why.NOT_WAITED_FOR : absent.why();
    }

    private Trace.Step calculation(@Nullable BigDecimal share) {
        Calculation calculation = rule.calculation();
        if (calculation.kind() == Calculation.Kind.WEIGHTED_MEAN) {
            return new Trace.Mean(share, weights());
        }
        return new Trace.Calculated(
                calculation.kind(),
                calculation.kind().isSet() ? calculation.value() : null,
                share,
                judgement.counted(),
                Method.reached(
                                judgement,
                                judgement.rule().all(),
                                judgement.rule().threshold())
                        .size());
    }

    /** As they are in the map, not made whole. */
    private BigDecimal weights() {
        return judgement.sum().weights().over(judgement.rule().unit()).shown();
    }

    private void tellMinimums() {
        for (int index : judgement.rule().all()) {
            BigDecimal minimum = judgement.part(index).item().minimum();
            if (minimum != null && judgement.stand(index) == Stand.COUNTS) {
                steps.add(new Trace.MinimumChecked(
                        judgement.part(index).item().lineItem(),
                        judgement.part(index).activity().label(),
                        judgement.share(index).shown(),
                        minimum,
                        judgement.reachesMinimum(index, false)));
            }
        }
    }

    private Trace.Step criterion(Prepared.Critical critical) {
        Sum sum = judgement.sum(critical.parts());
        return new Trace.CriterionChecked(
                critical.criterion(),
                sum.isEmpty() ? null : sum.mean().shown(),
                rule.threshold(),
                sum.reaches(judgement.rule().threshold()));
    }

    private @Nullable Level level() {
        Level shown = highest(judgement.sum());
        if (!(verdict.decision() instanceof Decision.Grant grant)) {
            return shown;
        }
        UUID chosen = grant.level();
        Level granted = null;
        for (Cut cut : judgement.rule().cuts()) {
            boolean fits = chosen == null
                    ? cut.level().lowerCut().compareTo(rule.threshold()) <= 0
                    : cut.level().id().equals(chosen);
            granted = fits ? cut.level() : granted;
        }
        boolean higher = granted != null && shown != null && granted.rank() > shown.rank();
        return chosen != null || shown == null || higher ? granted : shown;
    }

    private @Nullable Level highest(Sum sum) {
        Level highest = null;
        for (Cut cut : judgement.rule().cuts()) {
            highest = sum.reaches(cut.from()) ? cut.level() : highest;
        }
        return highest;
    }
}
