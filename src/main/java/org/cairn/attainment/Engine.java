package org.cairn.attainment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.competency.CriterionId;
import org.cairn.competency.Level;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.Result;
import org.jspecify.annotations.Nullable;

/**
 * From rule, facts and decisions to verdict and trace: no clock, nothing read, nothing written. A competency is met when
 * the weighted mean of its activities reaches the threshold, nothing that carries weight is absent, every minimum is
 * reached and every critical criterion reaches the threshold by itself.
 */
final class Engine {

    /** Goes up with every change that could change a verdict or a trace. */
    static final String VERSION = "1";

    private Engine() {}

    /**
     * @param lineItems what the results belong to, also those the platform removed
     * @param results of one learner, in any order
     */
    static List<CompetencyStanding> judge(
            List<Rule> rules,
            Collection<LineItem> lineItems,
            List<Result> results,
            Collection<? extends Decision> decisions) {
        Map<LineItemId, LineItem> known =
                lineItems.stream().collect(Collectors.toMap(LineItem::id, Function.identity()));
        return rules.stream()
                .map(rule -> judge(
                        rule,
                        rule.items().stream()
                                .map(item -> Mark.of(item, known.get(item.lineItem()), results))
                                .toList(),
                        decisions.stream()
                                .filter(decision -> decision.competency().equals(rule.competency()))
                                .max(Comparator.comparing(Decision::decidedAt).thenComparing(Decision::reason))))
                .toList();
    }

    private static CompetencyStanding judge(Rule rule, List<Mark> marks, Optional<? extends Decision> decision) {
        Judgement judgement = Judgement.of(rule, marks);
        Sum sum = judgement.sum();
        Status status = decision.map(Engine::status).orElseGet(judgement::status);
        Level level = level(rule, sum, decision.orElse(null));
        List<Trace.Step> steps = new ArrayList<>(steps(judgement, marks, sum));
        if (level != null) {
            steps.add(new Trace.LevelReached(
                    level.id(), level.rank(), rule.levels().size(), level.lowerCut()));
        }
        decision.ifPresent(made -> steps.add(new Trace.Overridden(made instanceof Decision.Grant, made.reason())));
        steps.add(new Trace.Concluded(status, judgement.waiting().size()));
        return new CompetencyStanding(
                rule.competency(),
                status,
                sum.isEmpty() ? null : sum.mean().shown(),
                rule.threshold(),
                judgement.counted().size(),
                judgement.counted().size() + judgement.waiting().size(),
                level == null ? null : level.id(),
                decision.isPresent() ? List.of() : Needs.of(judgement),
                new Trace(steps));
    }

    private static Status status(Decision decision) {
        return decision instanceof Decision.Grant ? Status.MET : Status.UNREACHABLE;
    }

    private static @Nullable Level level(Rule rule, Sum sum, @Nullable Decision decision) {
        Optional<Level> shown = rule.levels().stream()
                .filter(level -> sum.reaches(Fraction.of(level.lowerCut())))
                .max(Comparator.comparingInt(Level::rank));
        if (!(decision instanceof Decision.Grant grant)) {
            return shown.orElse(null);
        }
        UUID chosen = grant.level();
        Optional<Level> granted = rule.levels().stream()
                .filter(level -> chosen == null
                        ? level.lowerCut().compareTo(rule.threshold()) <= 0
                        : level.id().equals(chosen))
                .max(Comparator.comparingInt(Level::rank));
        return chosen != null || shown.isEmpty()
                ? granted.orElse(null)
                : granted.filter(level -> level.rank() > shown.get().rank())
                        .or(() -> shown)
                        .orElse(null);
    }

    private static List<Trace.Step> steps(Judgement judgement, List<Mark> marks, Sum sum) {
        List<Trace.Step> steps = new ArrayList<>();
        marks.forEach(mark -> steps.add(step(mark)));
        steps.add(new Trace.Mean(
                sum.isEmpty() ? null : sum.mean().shown(), sum.weights().shown()));
        judgement.counted().forEach(mark -> minimumStep(mark).ifPresent(steps::add));
        judgement.critical().forEach((criterion, items) -> steps.add(criterionStep(judgement, criterion, items)));
        if (!sum.isEmpty()) {
            steps.add(new Trace.ThresholdChecked(
                    sum.mean().shown(), judgement.rule().threshold(), sum.reaches(judgement.threshold())));
        }
        return steps;
    }

    private static Trace.Step step(Mark mark) {
        Rule.Item item = mark.item();
        if (mark instanceof Mark.Counted counted) {
            return new Trace.Counted(
                    item.lineItem(),
                    counted.label(),
                    counted.score(),
                    counted.maximum(),
                    counted.share().shown(),
                    item.weight(),
                    counted.capped());
        }
        Mark.Absent absent = (Mark.Absent) mark;
        return new Trace.LeftOut(item.lineItem(), absent.label(), absent.why(), item.required(), item.weight());
    }

    private static Optional<Trace.Step> minimumStep(Mark.Counted mark) {
        BigDecimal minimum = mark.item().minimum();
        return minimum == null
                ? Optional.empty()
                : Optional.of(new Trace.MinimumChecked(
                        mark.item().lineItem(),
                        mark.label(),
                        mark.share().shown(),
                        minimum,
                        Judgement.reachesMinimum(mark, Fraction.ZERO)));
    }

    private static Trace.Step criterionStep(Judgement judgement, CriterionId criterion, Set<LineItemId> items) {
        Sum sum = judgement.sum(items);
        return new Trace.CriterionChecked(
                criterion,
                sum.isEmpty() ? null : sum.mean().shown(),
                judgement.rule().threshold(),
                sum.reaches(judgement.threshold()));
    }
}
