package org.cairn.attainment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cairn.attainment.Missing.Assumption;
import org.cairn.attainment.Missing.Reason;
import org.cairn.gradebook.LineItemId;
import org.jspecify.annotations.Nullable;

/**
 * What is still needed, in each activity's own unit. Where several activities wait, they are asked for the same share,
 * except where one has a higher minimum of its own: what that brings beyond, the others need not.
 */
final class Needs {

    private static final int CENTS = 2;

    private final Judgement judgement;
    private final Map<LineItemId, Fraction> shares = new HashMap<>();
    private final Set<LineItemId> shared = new HashSet<>();

    private Needs(Judgement judgement) {
        this.judgement = judgement;
    }

    static List<Missing> of(Judgement judgement) {
        return new Needs(judgement).list();
    }

    private List<Missing> list() {
        if (judgement.waiting().isEmpty()) {
            return judgement.holds(Fraction.ZERO) ? List.of() : newMarks();
        }
        boolean reachable = judgement.isReachable();
        if (reachable) {
            share();
        }
        return Stream.concat(
                        belowMinimum(),
                        judgement.waiting().stream().map(mark -> reachable ? needed(mark) : noneIsEnough(mark)))
                .toList();
    }

    /** Raises each waiting activity to its own minimum, then to what each critical criterion and the whole ask for. */
    private void share() {
        judgement
                .waiting()
                .forEach(mark ->
                        shares.put(mark.item().lineItem(), minimum(mark.item().minimum())));
        judgement
                .critical()
                .values()
                .forEach(items -> raise(
                        judgement.sum(items),
                        judgement.waiting().stream().filter(Judgement.in(items)).toList()));
        raise(judgement.sum(), judgement.waiting());
    }

    private void raise(Sum reached, List<Mark.Absent> waiting) {
        List<Mark.Absent> equal = new ArrayList<>(waiting);
        Sum rest = reached;
        while (!equal.isEmpty()) {
            Fraction share = equalShare(rest, equal);
            List<Mark.Absent> above = equal.stream()
                    .filter(mark -> shares.get(mark.item().lineItem()).reaches(share))
                    .toList();
            if (above.isEmpty()) {
                equal.forEach(mark -> asks(mark, share, waiting.size() > 1));
                return;
            }
            equal.removeAll(above);
            rest = rest.plus(Sum.of(above, mark -> shares.get(mark.item().lineItem())));
        }
    }

    private void asks(Mark.Absent mark, Fraction share, boolean withOthers) {
        shares.put(mark.item().lineItem(), share);
        if (withOthers) {
            shared.add(mark.item().lineItem());
        }
    }

    /** The share x at which (weighted + weights of these * x) reaches the threshold times all weights. */
    private Fraction equalShare(Sum rest, List<Mark.Absent> equal) {
        Sum open = Sum.of(equal, mark -> Fraction.ZERO);
        Fraction all = rest.weights().plus(open.weights());
        return judgement
                .threshold()
                .times(all)
                .minus(rest.weighted())
                .over(open.weights())
                .atLeast(Fraction.ZERO);
    }

    private Missing needed(Mark.Absent mark) {
        List<Assumption> assuming = !shared.contains(mark.item().lineItem())
                ? List.of()
                : judgement.waiting().stream()
                        .filter(other -> !other.equals(mark))
                        .map(other ->
                                new Assumption(other.item().lineItem(), other.label(), score(other), other.maximum()))
                        .toList();
        return missing(mark, score(mark), mark.maximum(), Reason.NOT_GRADED, assuming);
    }

    private BigDecimal score(Mark.Absent mark) {
        return score(shares.get(mark.item().lineItem()), mark.maximum());
    }

    private static Missing noneIsEnough(Mark.Absent mark) {
        return missing(mark, null, mark.maximum(), Reason.NOT_GRADED, List.of());
    }

    private Stream<Missing> belowMinimum() {
        return judgement.counted().stream()
                .filter(mark -> !Judgement.reachesMinimum(mark, Fraction.ZERO))
                .map(mark -> missing(
                        mark,
                        score(minimum(mark.item().minimum()), mark.maximum()),
                        mark.maximum(),
                        Reason.BELOW_MINIMUM,
                        List.of()));
    }

    /** Everything is graded: which single new mark would be enough? Else what stays below its minimum. */
    private List<Missing> newMarks() {
        List<Missing> alone = judgement.counted().stream().flatMap(this::alone).toList();
        return alone.isEmpty() ? belowMinimum().toList() : alone;
    }

    private Stream<Missing> alone(Mark.Counted mark) {
        Fraction share = minimum(mark.item().minimum()).atLeast(enough(judgement.sum(), mark));
        for (Set<LineItemId> items : judgement.critical().values()) {
            if (items.contains(mark.item().lineItem())) {
                share = share.atLeast(enough(judgement.sum(items), mark));
            }
        }
        Reason reason = Judgement.reachesMinimum(mark, Fraction.ZERO) ? Reason.NEW_MARK : Reason.BELOW_MINIMUM;
        return wouldDo(mark, share)
                ? Stream.of(missing(mark, score(share, mark.maximum()), mark.maximum(), reason, List.of()))
                : Stream.empty();
    }

    private Fraction enough(Sum sum, Mark.Counted mark) {
        Fraction weight = Fraction.of(mark.item().weight());
        Fraction others = sum.weighted().minus(weight.times(mark.share()));
        return judgement.threshold().times(sum.weights()).minus(others).over(weight);
    }

    private boolean wouldDo(Mark.Counted mark, Fraction share) {
        if (share.compareTo(Fraction.ONE) > 0) {
            return false;
        }
        List<Mark.Counted> after = judgement.counted().stream()
                .map(other -> other.equals(mark)
                        ? new Mark.Counted(mark.item(), mark.label(), mark.score(), mark.maximum(), share, false)
                        : other)
                .toList();
        return new Judgement(judgement.rule(), after, List.of(), judgement.excused()).holds(Fraction.ZERO);
    }

    private static Missing missing(
            Mark mark, @Nullable BigDecimal needed, BigDecimal maximum, Reason reason, List<Assumption> assuming) {
        Rule.Item item = mark.item();
        return new Missing(
                item.lineItem(), mark.label(), needed, maximum, item.required(), item.minimum(), reason, assuming);
    }

    private static Fraction minimum(@Nullable BigDecimal minimum) {
        return minimum == null ? Fraction.ZERO : Fraction.of(minimum);
    }

    /** Rounded up, to whole points where the maximum is whole, and never above the maximum. */
    private static BigDecimal score(Fraction share, BigDecimal maximum) {
        boolean whole = maximum.stripTrailingZeros().scale() <= 0;
        return share.times(Fraction.of(maximum))
                .rounded(whole ? 0 : CENTS, RoundingMode.CEILING)
                .min(maximum);
    }
}
