package org.cairn.attainment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cairn.competency.CriterionId;
import org.cairn.competency.Level;
import org.cairn.gradebook.LineItemId;
import org.jspecify.annotations.Nullable;

/**
 * A rule made ready: what does not depend on the learner is worked out once for all of them.
 *
 * @param near five points below the threshold
 * @param denominator that most shares go into, so that they are added as whole numbers
 * @param unit what a weight of 1 was made of, so that all weights are whole
 * @param all the index of every part
 * @param ordered the same in the order of their explicit places, then of their ids
 * @param places what the place in that order weighs, for each number of activities; empty where the order is nothing
 * @param critical the parts of each critical criterion, by index
 * @param groups the parts of each group, by index
 */
record Prepared(
        Rule rule,
        List<Part> parts,
        Fraction threshold,
        Fraction near,
        long denominator,
        Fraction unit,
        List<Integer> all,
        List<Integer> ordered,
        List<List<Fraction>> places,
        List<Critical> critical,
        List<Group> groups,
        List<Cut> cuts) {

    private static final Fraction FIVE_POINTS = Fraction.of(5, 100);
    /** Moodle gives five decimals; beyond this size sums would leave the longs. */
    private static final int DECIMALS = 5;

    private static final long MOST = 1L << 44;
    private static final long SUM = Long.MAX_VALUE;

    /** @param place where the learner's mark is, in the order of the engine's activities */
    record Part(
            Rule.Item item,
            Activity activity,
            int place,
            Fraction weight,
            @Nullable Fraction minimum,
            @Nullable Fraction nearMinimum) {}

    record Critical(CriterionId criterion, List<Integer> parts) {}

    record Group(List<Integer> parts, int take) {}

    record Cut(Level level, Fraction from) {}

    /** @param place of a line item among the activities */
    static Prepared of(Rule rule, List<Activity> activities, ToIntFunction<LineItemId> place) {
        int decimals = rule.items().stream()
                .map(Rule.Item::weight)
                .mapToInt(weight -> weight.stripTrailingZeros().scale())
                .filter(scale -> scale > 0)
                .max()
                .orElse(0);
        List<Part> parts = new ArrayList<>();
        for (Rule.Item item : rule.items()) {
            int at = place.applyAsInt(item.lineItem());
            parts.add(part(item, activities.get(at), at, decimals));
        }
        Fraction threshold = Fraction.of(rule.threshold());
        List<List<Fraction>> places = Method.places(rule.calculation(), parts.size());
        List<Integer> all = IntStream.range(0, parts.size()).boxed().toList();
        return new Prepared(
                rule,
                List.copyOf(parts),
                threshold,
                threshold.minus(FIVE_POINTS),
                denominator(parts, most(places)),
                Fraction.of(BigDecimal.ONE.movePointRight(decimals)),
                all,
                all.stream().sorted(byPlace(parts)).toList(),
                places,
                critical(rule, parts),
                groups(rule, parts),
                rule.levels().stream()
                        .map(level -> new Cut(level, Fraction.of(level.lowerCut())))
                        .toList());
    }

    private static Comparator<Integer> byPlace(List<Part> parts) {
        return Comparator.<Integer, Integer>comparing(
                        index -> parts.get(index).item().sequence(), Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(index -> parts.get(index).item().lineItem().toString());
    }

    /** Weights are made whole for all parts alike, which changes no mean. */
    private static Part part(Rule.Item item, Activity activity, int place, int decimals) {
        BigDecimal minimum = item.minimum();
        Fraction least = minimum == null ? null : Fraction.of(minimum);
        return new Part(
                item,
                activity,
                place,
                Fraction.of(item.weight().movePointRight(decimals).setScale(0)),
                least,
                least == null ? null : least.minus(FIVE_POINTS));
    }

    /** How large a denominator may be, so that what is added stays in the longs. */
    private static long most(List<List<Fraction>> places) {
        if (places.isEmpty()) {
            return MOST;
        }
        Fraction weights = places.get(places.size() - 1).stream().reduce(Fraction.ZERO, Fraction::plus);
        return weights.isWhole() && weights.numerator() > 0 ? Math.min(MOST, SUM / weights.numerator()) : MOST;
    }

    private static long denominator(List<Part> parts, long most) {
        long common = 1;
        for (Part part : parts) {
            Fraction maximum = Fraction.of(part.activity().maximum().max(BigDecimal.ONE));
            if (maximum.isSmall()) {
                long more = maximum.numerator() / Fraction.gcd(common, maximum.numerator());
                common = Fraction.fits(common, more) && common * more <= most ? common * more : common;
            }
        }
        for (int decimal = 0; decimal < DECIMALS && common <= most / 10; decimal++) {
            common *= 10;
        }
        return common;
    }

    private static List<Critical> critical(Rule rule, List<Part> parts) {
        return rule.critical().entrySet().stream()
                .map(entry -> new Critical(entry.getKey(), indexes(parts, entry.getValue())))
                .toList();
    }

    private static List<Group> groups(Rule rule, List<Part> parts) {
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<String, Integer> group : rule.groups().entrySet()) {
            Set<LineItemId> members = rule.items().stream()
                    .filter(item -> group.getKey().equals(item.group()))
                    .map(Rule.Item::lineItem)
                    .collect(Collectors.toSet());
            groups.add(new Group(indexes(parts, members), group.getValue()));
        }
        return List.copyOf(groups);
    }

    private static List<Integer> indexes(List<Part> parts, Collection<LineItemId> wanted) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (wanted.contains(parts.get(i).item().lineItem())) {
                indexes.add(i);
            }
        }
        return List.copyOf(indexes);
    }

    /** Whether the competency waits for what is not graded, required or not. */
    boolean waits() {
        return rule.minimumEvidence() == null && rule.calculation().kind().canFall();
    }
}
