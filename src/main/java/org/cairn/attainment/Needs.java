package org.cairn.attainment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cairn.attainment.Judgement.Stand;
import org.cairn.attainment.Missing.Assumption;
import org.cairn.attainment.Missing.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What is still needed, in each activity's own unit. Where several activities wait, they are asked for the same share,
 * except where one has a higher minimum of its own: what that brings beyond, the others need not.
 */
final class Needs {

    private static final int CENTS = 2;

    /** Beyond this nobody reads what each takes for granted of all others; each is on the list itself. */
    private static final int MOST_ASSUMED = 5;

    private final Judgement judgement;
    private final Map<Integer, Fraction> shares = new HashMap<>();
    private final Set<Integer> shared = new HashSet<>();

    private Needs(Judgement judgement) {
        this.judgement = judgement;
    }

    /** @param reachable whether anything that can still come would do */
    static List<Missing> of(Judgement judgement, boolean reachable) {
        return new Needs(judgement).list(reachable);
    }

    private List<Missing> list(boolean reachable) {
        List<Integer> waiting = judgement.which(Stand.WAITS);
        if (waiting.isEmpty() && judgement.holds(false)) {
            return List.of();
        }
        List<Integer> open = judgement.open();
        if (open.isEmpty()) {
            return newMarks();
        }
        if (!reachable) {
            return Stream.concat(belowMinimum(), open.stream().map(this::noneIsEnough))
                    .toList();
        }
        List<Missing> alone = waiting.isEmpty()
                ? open.stream()
                        .flatMap(index -> alone(index, Reason.NOT_GRADED))
                        .toList()
                : List.of();
        return Stream.concat(belowMinimum(), alone.isEmpty() ? together(waiting, open) : alone.stream())
                .toList();
    }

    /** What waits, and where that is not enough, what may come besides. */
    private Stream<Missing> together(List<Integer> waiting, List<Integer> open) {
        List<Integer> wanted =
                !waiting.isEmpty() && judgement.supposing(waiting, Fraction.ONE).holds(false) ? waiting : open;
        share(wanted);
        return wanted.stream().map(index -> needed(index, wanted));
    }

    /** Raises each to its own minimum, then to what each critical criterion and the whole ask for. */
    private void share(List<Integer> wanted) {
        Judgement whole = judgement.supposing(wanted, Fraction.ONE);
        wanted.forEach(index -> shares.put(index, minimum(index)));
        if (!Method.isLinear(whole.rule())) {
            Fraction enough = Method.candidates(whole.rule()).stream()
                    .filter(share -> judgement.supposing(wanted, share).holds(false))
                    .findFirst()
                    .orElse(Fraction.ONE);
            wanted.forEach(index -> asks(index, enough.atLeast(minimum(index)), wanted.size() > 1));
            return;
        }
        whole.rule().critical().forEach(critical -> raise(whole, critical.parts(), wanted));
        raise(whole, whole.rule().all(), wanted);
    }

    /** @param of the parts that must reach the threshold together */
    private void raise(Judgement whole, List<Integer> of, List<Integer> wanted) {
        List<Integer> equal = new ArrayList<>(wanted);
        equal.retainAll(of);
        boolean others = equal.size() > 1;
        while (!equal.isEmpty()) {
            Fraction share = equalShare(whole, of, equal);
            List<Integer> above = equal.stream()
                    .filter(index -> share == null
                            || shares.getOrDefault(index, Fraction.ZERO).reaches(share))
                    .toList();
            if (share == null || above.isEmpty()) {
                equal.forEach(index -> asks(index, share, others));
                return;
            }
            equal.removeAll(above);
        }
    }

    private void asks(int index, @Nullable Fraction share, boolean withOthers) {
        if (share == null) {
            return;
        }
        shares.put(index, share);
        if (withOthers) {
            shared.add(index);
        }
    }

    /**
     * The share x at which (weighted + weights of these * x) reaches the threshold times all weights; null where these
     * weigh nothing.
     *
     * @param whole where all that is wanted has full marks, or its minimum
     */
    private @Nullable Fraction equalShare(Judgement whole, List<Integer> of, List<Integer> equal) {
        Sum sum = of.size() == whole.rule().all().size() ? whole.sum() : whole.sum(of);
        Fraction weighted = sum.weighted();
        Fraction open = Fraction.ZERO;
        for (Map.Entry<Integer, Fraction> supposed : shares.entrySet()) {
            int index = supposed.getKey();
            Fraction weight = of.contains(index) ? Method.weight(whole, of, index) : Fraction.ZERO;
            Fraction brings = equal.contains(index) ? Fraction.ZERO : supposed.getValue();
            weighted = weighted.minus(weight.times(whole.share(index).minus(brings)));
            open = equal.contains(index) ? open.plus(weight) : open;
        }
        return open.isZero()
                ? null
                : whole.rule()
                        .threshold()
                        .times(sum.weights())
                        .minus(weighted)
                        .over(open)
                        .atLeast(Fraction.ZERO);
    }

    private Missing needed(int index, List<Integer> wanted) {
        List<Assumption> assuming = !shared.contains(index) || wanted.size() > MOST_ASSUMED + 1
                ? List.of()
                : wanted.stream()
                        .filter(other -> other != index)
                        .map(other -> new Assumption(
                                judgement.part(other).item().lineItem(),
                                judgement.part(other).activity().label(),
                                score(shares.getOrDefault(other, Fraction.ZERO), judgement.maximum(other)),
                                judgement.maximum(other)))
                        .toList();
        return missing(
                index,
                score(shares.getOrDefault(index, Fraction.ZERO), judgement.maximum(index)),
                Reason.NOT_GRADED,
                assuming);
    }

    private Missing noneIsEnough(int index) {
        return missing(index, null, Reason.NOT_GRADED, List.of());
    }

    private Stream<Missing> belowMinimum() {
        return judgement.which(Stand.COUNTS).stream()
                .filter(index -> !judgement.reachesMinimum(index, false))
                .map(index -> missing(
                        index, score(minimum(index), judgement.maximum(index)), Reason.BELOW_MINIMUM, List.of()));
    }

    /** Nothing is left to come: which single new mark would be enough? Else what stays below its minimum. */
    private List<Missing> newMarks() {
        List<Missing> alone = judgement.which(Stand.COUNTS).stream()
                .flatMap(index ->
                        alone(index, judgement.reachesMinimum(index, false) ? Reason.NEW_MARK : Reason.BELOW_MINIMUM))
                .toList();
        return alone.isEmpty() ? belowMinimum().toList() : alone;
    }

    /** The least share of this one activity that would do, whatever else stays as it is. */
    private Stream<Missing> alone(int index, Reason reason) {
        Fraction share = least(index);
        return share == null
                ? Stream.empty()
                : Stream.of(missing(index, score(share, judgement.maximum(index)), reason, List.of()));
    }

    private @Nullable Fraction least(int index) {
        Prepared rule = judgement.rule();
        Fraction minimum = minimum(index);
        if (!Method.isLinear(rule)) {
            return Method.candidates(rule).stream()
                    .map(candidate -> candidate.atLeast(minimum))
                    .filter(candidate -> isEnough(index, candidate))
                    .findFirst()
                    .orElse(null);
        }
        Judgement best = judgement.supposing(List.of(index), Fraction.ONE);
        if (!best.holds(false)) {
            return null;
        }
        Fraction share = minimum.atLeast(enough(best, rule.all(), index));
        for (Prepared.Critical critical : rule.critical()) {
            share = critical.parts().contains(index) ? share.atLeast(enough(best, critical.parts(), index)) : share;
        }
        return share.compareTo(Fraction.ONE) <= 0 && isEnough(index, share) ? share : null;
    }

    /** @param best where the activity has full marks, so that it brings its whole weight */
    private static Fraction enough(Judgement best, List<Integer> of, int index) {
        Fraction weight = Method.weight(best, of, index);
        if (weight.isZero()) {
            return Fraction.ZERO;
        }
        Sum sum = of.size() == best.rule().all().size() ? best.sum() : best.sum(of);
        return best.rule()
                .threshold()
                .times(sum.weights())
                .minus(sum.weighted())
                .plus(weight)
                .over(weight);
    }

    private boolean isEnough(int index, Fraction share) {
        return judgement.supposing(List.of(index), share).holds(false);
    }

    private Missing missing(int index, @Nullable BigDecimal needed, Reason reason, List<Assumption> assuming) {
        Rule.Item item = judgement.part(index).item();
        return new Missing(
                item.lineItem(),
                judgement.part(index).activity().label(),
                needed,
                judgement.maximum(index),
                item.required(),
                item.minimum(),
                reason,
                assuming);
    }

    private Fraction minimum(int index) {
        Fraction minimum = judgement.part(index).minimum();
        return minimum == null ? Fraction.ZERO : minimum;
    }

    /** Rounded up, to whole points where the maximum is whole, and never above the maximum. */
    private static BigDecimal score(Fraction share, BigDecimal maximum) {
        boolean whole = maximum.scale() <= 0 || maximum.stripTrailingZeros().scale() <= 0;
        return share.times(Fraction.of(maximum)).roundedUp(whole ? 0 : CENTS).min(maximum);
    }
}
