package org.cairn.attainment;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.Result;
import org.cairn.microcredential.Calculation;
import org.cairn.microcredential.Calculation.Kind;

/**
 * Prints how many verdicts the engine reaches per second of one core's CPU time, with a trace and without, and how many
 * bytes each allocates: one competency, eight activities of different maxima and weights, nine in ten graded. Run with
 * the test classes on the class path; an argument names another method than the weighted mean.
 */
public final class EngineBenchmark {

    private static final int LEARNERS = 1000;
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 500;

    private EngineBenchmark() {}

    public static void main(String[] args) {
        Calculation calculation = new Calculation(args.length == 0 ? Kind.WEIGHTED_MEAN : Kind.valueOf(args[0]), null);
        Case rule = rule(calculation);
        Engine engine = Engine.of(rule.rules(), rule.lineItems());
        List<List<Result>> learners = IntStream.range(0, LEARNERS)
                .mapToObj(seed -> results(rule.lineItems(), seed))
                .toList();
        measure(
                "with a trace",
                learners,
                results -> engine.judge(results, List.of()).get(0).status());
        measure(
                "without",
                learners,
                results -> engine.verdicts(results, List.of()).get(0).status());
    }

    private static Case rule(Calculation calculation) {
        Case rule = Case.threshold("0.75").critical("critical").calculated(calculation);
        IntStream.range(0, 8)
                .forEach(i -> rule.activity(
                        "activity " + i,
                        List.of("10", "40", "100", "33.3").get(i % 4),
                        i % 3 == 0 ? "2" : "1",
                        i == 0,
                        i == 0 ? "0.8" : null,
                        i == 1 ? "critical" : "any"));
        return rule;
    }

    private static void measure(
            String what, List<List<Result>> learners, Function<List<Result>, CompetencyStanding.Status> judge) {
        for (int round = 0; round < WARM_UP; round++) {
            round(learners, judge);
        }
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = thread.getCurrentThreadAllocatedBytes();
        long begun = thread.getCurrentThreadCpuTime();
        long met = 0;
        for (int round = 0; round < ROUNDS; round++) {
            met += round(learners, judge);
        }
        double seconds = (thread.getCurrentThreadCpuTime() - begun) / 1e9;
        double verdicts = (double) LEARNERS * ROUNDS;
        System.out.printf(
                "%s: %.0f verdicts per CPU second, %.0f bytes each (%d of %.0f met)%n",
                what, verdicts / seconds, (thread.getCurrentThreadAllocatedBytes() - bytes) / verdicts, met, verdicts);
    }

    private static long round(List<List<Result>> learners, Function<List<Result>, CompetencyStanding.Status> judge) {
        long met = 0;
        for (List<Result> results : learners) {
            met += judge.apply(results) == CompetencyStanding.Status.MET ? 1 : 0;
        }
        return met;
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
