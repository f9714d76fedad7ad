package org.cairn.attainment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cairn.attainment.Judgement.Stand;
import org.cairn.attainment.Prepared.Cut;
import org.cairn.microcredential.Calculation;
import org.jspecify.annotations.Nullable;

/**
 * How the shares that count become one (domain rules 3.1 and 4.1). Each method is told as a weighted mean: which shares,
 * and how much each weighs. A sum without weights is one that the method does not give.
 */
final class Method {

    private static final int PERCENT = 100;
    private static final List<Fraction> FULL_MARKS = List.of(Fraction.ONE);

    private Method() {}

    /**
     * @param of the parts that are looked at, by index; those that do not count are passed over
     * @param threshold what a share must reach where the method counts how often
     */
    static Sum sum(Judgement judgement, List<Integer> of, Fraction threshold) {
        return switch (judgement.rule().rule().calculation().kind()) {
            case WEIGHTED_MEAN -> weighted(judgement, of, false);
            case MEAN -> weighted(judgement, of, true);
            case HIGHEST -> highest(judgement, of);
            case TIMES -> reachedOften(judgement, of, threshold);
            case MOST_COMMON -> mostCommon(judgement, of);
            default -> byPlace(judgement, of);
        };
    }

    private static Sum weighted(Judgement judgement, List<Integer> of, boolean alike) {
        return Sum.of(
                judgement.rule().denominator(),
                of.size(),
                i -> judgement.stand(of.get(i)) != Stand.COUNTS
                        ? null
                        : alike ? Fraction.ONE : judgement.part(of.get(i)).weight(),
                i -> judgement.share(of.get(i)));
    }

    private static Sum highest(Judgement judgement, List<Integer> of) {
        Fraction highest = null;
        for (int index : of) {
            if (judgement.stand(index) == Stand.COUNTS) {
                highest = highest == null ? judgement.share(index) : highest.atLeast(judgement.share(index));
            }
        }
        return highest == null ? Sum.EMPTY : new Sum(highest, Fraction.ONE);
    }

    /** Attained by how often, never by the mean: a newly qualifying low mark would pull that down. */
    private static Sum reachedOften(Judgement judgement, List<Integer> of, Fraction threshold) {
        List<Integer> reached = reached(judgement, of, threshold);
        int times = judgement.rule().rule().calculation().value();
        // A critical criterion may have fewer activities than that: then all of its own.
        int enough = of.size() < judgement.rule().all().size() ? Math.min(times, of.size()) : times;
        return reached.size() < enough
                ? Sum.EMPTY
                : Sum.of(
                        judgement.rule().denominator(),
                        reached.size(),
                        i -> Fraction.ONE,
                        i -> judgement.share(reached.get(i)));
    }

    /** The parts that count and reach the threshold by themselves. */
    static List<Integer> reached(Judgement judgement, List<Integer> of, Fraction threshold) {
        List<Integer> reached = new ArrayList<>(of.size());
        for (int index : of) {
            if (judgement.stand(index) == Stand.COUNTS && judgement.share(index).reaches(threshold)) {
                reached.add(index);
            }
        }
        return reached;
    }

    private static Sum mostCommon(Judgement judgement, List<Integer> of) {
        List<Cut> cuts = judgement.rule().cuts();
        int[] times = new int[cuts.size()];
        for (int index : of) {
            if (judgement.stand(index) == Stand.COUNTS) {
                times[level(cuts, judgement.share(index))]++;
            }
        }
        int most = 0;
        for (int level = 0; level < times.length; level++) {
            most = times[level] >= times[most] ? level : most;
        }
        return times.length == 0 || times[most] == 0
                ? Sum.EMPTY
                : new Sum(cuts.get(most).from(), Fraction.ONE);
    }

    private static int level(List<Cut> cuts, Fraction share) {
        int level = 0;
        for (int i = 1; i < cuts.size(); i++) {
            level = share.reaches(cuts.get(i).from()) ? i : level;
        }
        return level;
    }

    private static Sum byPlace(Judgement judgement, List<Integer> of) {
        int[] order = known(judgement, of);
        if (order.length == 0) {
            return Sum.EMPTY;
        }
        List<Fraction> weights = judgement.rule().places().get(order.length - 1);
        return Sum.of(judgement.rule().denominator(), order.length, weights::get, i -> judgement.share(order[i]));
    }

    /** What a part that counts weighs among these; only where the method is a mean. */
    static Fraction weight(Judgement judgement, List<Integer> of, int index) {
        Calculation.Kind kind = judgement.rule().rule().calculation().kind();
        if (kind == Calculation.Kind.WEIGHTED_MEAN || kind == Calculation.Kind.MEAN) {
            return kind == Calculation.Kind.MEAN
                    ? Fraction.ONE
                    : judgement.part(index).weight();
        }
        int[] order = known(judgement, of);
        int place = 0;
        while (order[place] != index) {
            place++;
        }
        return judgement.rule().places().get(order.length - 1).get(place);
    }

    /** That of all parts is worked out once. */
    private static int[] known(Judgement judgement, List<Integer> of) {
        return of.size() == judgement.rule().all().size() ? judgement.order() : order(judgement, of);
    }

    /** Whether what a part weighs depends on its place among the others. */
    static boolean isByPlace(Prepared rule) {
        return !rule.places().isEmpty();
    }

    /**
     * Explicit places first, then by time; what has no time yet comes last; at last by id, so that one order holds. Sorted by
     * insertion: there are few, and they mostly come in order.
     */
    static int[] order(Judgement judgement, List<Integer> of) {
        List<Integer> ordered = judgement.rule().ordered();
        boolean whole = of.size() == judgement.rule().all().size();
        boolean timed = judgement.rule().rule().calculation().kind().isOrdered();
        int[] order = new int[ordered.size()];
        @Nullable Instant[] times = new Instant[order.length];
        int size = 0;
        for (int i = 0; i < order.length; i++) {
            int index = ordered.get(i);
            if (judgement.stand(index) == Stand.COUNTS && (whole || of.contains(ordered.get(i)))) {
                Instant time = timed ? time(judgement, index) : Instant.MIN;
                int at = size++;
                for (; at > 0 && isLater(times[at - 1], time); at--) {
                    order[at] = order[at - 1];
                    times[at] = times[at - 1];
                }
                order[at] = index;
                times[at] = time;
            }
        }
        return Arrays.copyOf(order, size);
    }

    private static boolean isLater(@Nullable Instant one, @Nullable Instant other) {
        return other != null && (one == null || one.compareTo(other) > 0);
    }

    /** Before every time where the map says the place; those keep their order. */
    private static @Nullable Instant time(Judgement judgement, int index) {
        return judgement.part(index).item().sequence() != null
                ? Instant.MIN
                : judgement.mark(index) instanceof Mark.Counted counted ? counted.at() : null;
    }

    /** Whether the method is a mean, so that what one activity must bring can be worked out. */
    static boolean isLinear(Prepared rule) {
        return switch (rule.rule().calculation().kind()) {
            case HIGHEST, TIMES, MOST_COMMON -> false;
            default -> true;
        };
    }

    /** For each number of activities up to this, what each place weighs; nothing where each has a weight of its own. */
    static List<List<Fraction>> places(Calculation calculation, int most) {
        return switch (calculation.kind()) {
            case WEIGHTED_MEAN, MEAN, HIGHEST, TIMES, MOST_COMMON -> List.of();
            default ->
                IntStream.rangeClosed(1, most)
                        .mapToObj(of -> IntStream.rangeClosed(1, of)
                                .mapToObj(place -> weight(calculation, place, of))
                                .toList())
                        .toList();
        };
    }

    private static Fraction weight(Calculation calculation, int place, int of) {
        int setting = calculation.value();
        return switch (calculation.kind()) {
            case LATEST -> place == of ? Fraction.ONE : Fraction.ZERO;
            case LATEST_AND_MEAN ->
                of == 1 ? Fraction.ONE : Fraction.of(place == of ? (long) setting * (of - 1) : PERCENT - setting, 1);
            case DECAYING_AVERAGE -> decaying(setting, place, of);
            default -> Fraction.ONE;
        };
    }

    /**
     * d(1) = s(1); d(k) = d(k-1) (1 - r) + s(k) r. Told by place and made whole: the first weighs (1 - r)^(n-1), each
     * later one r (1 - r)^(n-k).
     */
    private static Fraction decaying(int percent, int place, int of) {
        long common = Fraction.gcd(percent, PERCENT);
        BigInteger rest = BigInteger.valueOf((PERCENT - percent) / common);
        BigInteger whole = rest.pow(of - place);
        if (place > 1) {
            whole = whole.multiply(BigInteger.valueOf(percent / common))
                    .multiply(BigInteger.valueOf(PERCENT / common).pow(place - 2));
        }
        return Fraction.of(new BigDecimal(whole));
    }

    /** The shares of which one is the best that can come: full marks, except where a level must be the most common. */
    static List<Fraction> best(Prepared rule) {
        return rule.rule().calculation().kind() == Calculation.Kind.MOST_COMMON ? candidates(rule) : FULL_MARKS;
    }

    /**
     * The shares at which a method that counts can change its mind, from the lowest that could be enough. Only where a level
     * must be the most common does it matter which one beyond the threshold is reached.
     */
    static List<Fraction> candidates(Prepared rule) {
        if (rule.rule().calculation().kind() != Calculation.Kind.MOST_COMMON) {
            return List.of(rule.threshold());
        }
        return IntStream.range(0, 1 + rule.cuts().size())
                .mapToObj(
                        i -> i == 0 ? rule.threshold() : rule.cuts().get(i - 1).from())
                .filter(share -> share.reaches(rule.threshold()))
                .sorted()
                .distinct()
                .toList();
    }
}
