package org.cairn.attainment;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.Result;

/**
 * Prints how many evaluations the engine makes per second on one core: one competency, eight activities of different
 * maxima and weights, one learner. Run with the test classes on the class path.
 */
public final class EngineBenchmark {

    private static final int LEARNERS = 1000;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 20;

    private EngineBenchmark() {}

    public static void main(String[] args) {
        Case rule = Case.threshold("0.75").critical("critical");
        IntStream.range(0, 8)
                .forEach(i -> rule.activity(
                        "activity " + i,
                        List.of("10", "40", "100", "33.3").get(i % 4),
                        i % 3 == 0 ? "2" : "1",
                        i == 0,
                        i == 0 ? "0.8" : null,
                        i == 1 ? "critical" : "any"));
        List<Rule> rules = rule.rules();
        List<LineItem> items = rule.lineItems();
        List<List<Result>> learners = IntStream.range(0, LEARNERS)
                .mapToObj(seed -> results(items, seed))
                .toList();
        for (int round = 0; round < WARM_UP; round++) {
            round(rules, items, learners);
        }
        long begun = System.nanoTime();
        long met = 0;
        for (int round = 0; round < ROUNDS; round++) {
            met += round(rules, items, learners);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%.0f evaluations per second (%d learners, %d rounds, %d met)%n",
                LEARNERS * ROUNDS / seconds, LEARNERS, ROUNDS, met);
    }

    private static long round(List<Rule> rules, List<LineItem> items, List<List<Result>> learners) {
        return learners.stream()
                .flatMap(results -> Engine.judge(rules, items, results, List.of()).stream())
                .filter(CompetencyStanding::isMet)
                .count();
    }

    private static List<Result> results(List<LineItem> items, int seed) {
        Random random = new Random(seed);
        Case facts = Case.threshold("1");
        items.forEach(item -> {
            if (random.nextInt(10) > 0) {
                facts.graded(
                        item.label(),
                        item.scoreMaximum()
                                .multiply(java.math.BigDecimal.valueOf(600 + random.nextInt(400), 3))
                                .toPlainString(),
                        item.scoreMaximum().toPlainString());
            }
        });
        return facts.results();
    }
}
