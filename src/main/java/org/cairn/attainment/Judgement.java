package org.cairn.attainment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.Trace.LeftOut.Why;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.LineItemId;

/**
 * What the marks say of one competency.
 *
 * @param waiting activities that carry weight and have no valid result
 */
record Judgement(Rule rule, List<Mark.Counted> counted, List<Mark.Absent> waiting, List<Mark.Absent> excused) {

    private static final Fraction NEAR = Fraction.of(new BigDecimal("0.05"));

    static Judgement of(Rule rule, List<Mark> marks) {
        return new Judgement(
                rule,
                only(marks, Mark.Counted.class).toList(),
                only(marks, Mark.Absent.class)
                        .filter(mark -> mark.why() != Why.EXCUSED)
                        .toList(),
                only(marks, Mark.Absent.class)
                        .filter(mark -> mark.why() == Why.EXCUSED)
                        .toList());
    }

    private static <M extends Mark> Stream<M> only(List<Mark> marks, Class<M> type) {
        return marks.stream().filter(type::isInstance).map(type::cast);
    }

    Fraction threshold() {
        return Fraction.of(rule.threshold());
    }

    Sum sum() {
        return Sum.of(counted);
    }

    Sum sum(Set<LineItemId> of) {
        return Sum.of(counted.stream().filter(in(of)).toList());
    }

    Status status() {
        if (waiting.isEmpty() && holds(Fraction.ZERO)) {
            return Status.MET;
        }
        if (waiting.isEmpty()) {
            return !counted.isEmpty() && holds(NEAR) ? Status.NEAR : Status.UNREACHABLE;
        }
        if (!isReachable()) {
            return Status.UNREACHABLE;
        }
        if (counted.isEmpty()) {
            return Status.NOT_ASSESSED;
        }
        boolean close = waiting.size() == 1 || sum().reaches(threshold().minus(NEAR));
        return close ? Status.NEAR : Status.IN_PROGRESS;
    }

    /** Whether full marks in all that waits would do. */
    boolean isReachable() {
        if (!waiting.stream().allMatch(Mark.Absent::open)) {
            return false;
        }
        return new Judgement(rule, withWaiting(), List.of(), excused).holds(Fraction.ZERO);
    }

    /** Every condition, each with so much leave. Nothing is said of what waits. */
    boolean holds(Fraction leave) {
        Fraction enough = threshold().minus(leave);
        return excused.stream().noneMatch(mark -> mark.item().required())
                && counted.stream().allMatch(mark -> reachesMinimum(mark, leave))
                && rule.critical().values().stream()
                        .allMatch(items -> sum(items).reaches(enough))
                && sum().reaches(enough);
    }

    static boolean reachesMinimum(Mark.Counted mark, Fraction leave) {
        BigDecimal minimum = mark.item().minimum();
        return minimum == null || mark.share().reaches(Fraction.of(minimum).minus(leave));
    }

    Map<CriterionId, Set<LineItemId>> critical() {
        return rule.critical();
    }

    private List<Mark.Counted> withWaiting() {
        return Stream.concat(
                        counted.stream(),
                        waiting.stream()
                                .map(mark -> new Mark.Counted(
                                        mark.item(),
                                        mark.label(),
                                        mark.maximum(),
                                        mark.maximum(),
                                        Fraction.ONE,
                                        false)))
                .toList();
    }

    static java.util.function.Predicate<Mark> in(Set<LineItemId> items) {
        return mark -> items.contains(mark.item().lineItem());
    }
}
