package org.cairn.attainment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.gradebook.Result;
import org.cairn.mapping.Mapping;
import org.cairn.microcredential.Calculation.Kind;
import org.cairn.microcredential.Frozen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every rule and every set of facts (domain rules of the engine), over seeded random cases. */
class EnginePropertiesTests {

    private static final int CASES = 400;

    @Test
    void theOrderOfFactsAndMappingsDoesNotMatter() {
        holds(seed -> {
            Case some = any(seed);
            List<Result> shuffled = new ArrayList<>(some.results());
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(some.judged(shuffled)).isEqualTo(some.judged());
            return true;
        });
    }

    @Test
    void theOrderOfMappingsChangesNoVerdict() {
        holds(seed -> {
            Case some = any(seed);
            List<Mapping> shuffled = new ArrayList<>(some.mappings());
            Collections.shuffle(shuffled, new Random(seed));

            CompetencyStanding other = Engine.of(Rule.of(some.definition(), shuffled), some.lineItems())
                    .judge(some.results(), List.of())
                    .get(0);

            assertThat(other.status()).isEqualTo(some.judged().status());
            assertThat(other.share()).isEqualTo(some.judged().share());
            assertThat(other.missing()).hasSameSizeAs(some.judged().missing());
            return true;
        });
    }

    @Test
    void aFactToldTwiceIsOneFact() {
        holds(seed -> {
            Case some = any(seed);
            List<Result> twice = Stream.concat(some.results().stream(), some.results().stream())
                    .toList();

            assertThat(some.judged(twice)).isEqualTo(some.judged());
            return true;
        });
    }

    @Test
    void raisingAScoreNeverLowersTheMeanAndNeverTakesAwayWhatIsMet() {
        holds(seed -> {
            Case some = some(seed);
            CompetencyStanding before = some.judged();
            for (int raised = 0; raised < some.results().size(); raised++) {
                CompetencyStanding after = some.judged(raise(some.results(), raised));

                if (before.share() != null && after.share() != null && before.assessed() == after.assessed()) {
                    assertThat(after.share()).isGreaterThanOrEqualTo(before.share());
                }
                if (before.isMet()) {
                    assertThat(after.isMet()).isTrue();
                }
            }
            return true;
        });
    }

    @Test
    void anExcusedActivityMoreChangesNothing() {
        holds(seed -> {
            CompetencyStanding without = some(seed).judged();
            CompetencyStanding with = some(seed)
                    .activity("one more", "10", "3")
                    .excused("one more")
                    .judged();

            assertThat(with.status()).isEqualTo(without.status());
            assertThat(with.share()).isEqualTo(without.share());
            assertThat(with.missing()).isEqualTo(without.missing());
            assertThat(with.activities()).isEqualTo(without.activities());
            return true;
        });
    }

    @Test
    void reachingWhatIsNeededMeetsTheThreshold() {
        holds(seed -> {
            Case some = some(seed);
            CompetencyStanding before = some.judged();
            if (before.missing().isEmpty()
                    || before.missing().stream().anyMatch(missing -> missing.reason() != Missing.Reason.NOT_GRADED)
                    || before.missing().stream().anyMatch(missing -> missing.neededScore() == null)) {
                return false;
            }

            assertThat(some.judged(reach(some, before, BigDecimal.ZERO)).status())
                    .isEqualTo(Status.MET);
            return true;
        });
    }

    @Test
    void oneStepLessThanTheOneThingNeededDoesNotMeetIt() {
        holds(seed -> {
            Case some = some(seed);
            CompetencyStanding before = some.judged();
            if (before.missing().size() != 1
                    || before.missing().get(0).reason() != Missing.Reason.NOT_GRADED
                    || before.missing().get(0).neededScore() == null
                    || before.missing().get(0).neededScore().signum() == 0) {
                return false;
            }
            BigDecimal step =
                    before.missing().get(0).scoreMaximum().stripTrailingZeros().scale() <= 0
                            ? BigDecimal.ONE
                            : new BigDecimal("0.01");

            assertThat(some.judged(reach(some, before, step)).isMet()).isFalse();
            return true;
        });
    }

    @Test
    void whatIsUnreachableIsNotMetByFullMarks() {
        holds(seed -> {
            Case some = some(seed);
            CompetencyStanding before = some.judged();
            if (before.status() != Status.UNREACHABLE) {
                return false;
            }
            List<Result> full = new ArrayList<>(some.results());
            before.missing().stream()
                    .filter(missing -> missing.reason() == Missing.Reason.NOT_GRADED)
                    .forEach(missing -> full.add(mark(missing, missing.scoreMaximum())));

            assertThat(some.judged(full).isMet()).isFalse();
            return true;
        });
    }

    @Test
    void previewAndLiveAgreeAndTheTraceSurvivesStoring() {
        holds(seed -> {
            Case any = any(seed);
            CompetencyStanding live = any.judged();
            Verdict preview = Engine.of(any.rules(), any.lineItems())
                    .verdicts(any.results(), List.of())
                    .get(0);

            assertThat(preview.status()).isEqualTo(live.status());
            assertThat(preview.share() == null ? null : preview.share().shown()).isEqualTo(live.share());
            String stored = Frozen.of(live).json();
            assertThat(Frozen.of(Frozen.thaw(stored, CompetencyStanding.class)).json())
                    .isEqualTo(stored);
            return true;
        });
    }

    @Test
    void byEveryMethodReachingWhatIsNeededIsEnough() {
        holds(seed -> {
            Case any = any(seed);
            CompetencyStanding before = any.judged();
            boolean allTogether = before.missing().stream()
                    .anyMatch(missing -> !missing.assuming().isEmpty());
            if (before.missing().isEmpty()
                    || (before.missing().size() > 1 && !allTogether)
                    || before.missing().stream().anyMatch(missing -> missing.reason() != Missing.Reason.NOT_GRADED)
                    || before.missing().stream().anyMatch(missing -> missing.neededScore() == null)) {
                return false;
            }

            assertThat(any.judged(reach(any, before, BigDecimal.ZERO)).status()).isEqualTo(Status.MET);
            return true;
        });
    }

    @Test
    void byEveryMethodButTheMostCommonRaisingAScoreTakesNothingAway() {
        holds(
                seed -> {
                    Case any = any(seed);
                    CompetencyStanding before = any.judged();
                    if (!before.isMet() || any.rules().get(0).calculation().kind() == Kind.MOST_COMMON) {
                        return false;
                    }
                    for (int raised = 0; raised < any.results().size(); raised++) {
                        assertThat(any.judged(raise(any.results(), raised)).isMet())
                                .isTrue();
                    }
                    return true;
                },
                10);
    }

    /** Against arithmetic that knows nothing of the engine's: numbers that no long can hold together, too. */
    @Test
    void theWeightedMeanIsExactForWhateverNumbers() {
        holds(seed -> {
            Random random = new Random(seed);
            List<BigDecimal> scores = new ArrayList<>();
            List<BigDecimal> maxima = new ArrayList<>();
            Case hostile = Case.threshold("0.7");
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                BigDecimal maximum = hostile(random).add(BigDecimal.ONE);
                BigDecimal score = hostile(random).min(maximum);
                maxima.add(maximum);
                scores.add(score);
                hostile.activity("activity " + i, maximum.toPlainString(), String.valueOf(i % 3 + 1));
                hostile.graded("activity " + i, score.toPlainString());
            }
            BigInteger[] mean = {BigInteger.ZERO, BigInteger.ONE};
            int weights = 0;
            for (int i = 0; i < scores.size(); i++) {
                BigInteger above = scores.get(i).movePointRight(20).toBigIntegerExact();
                BigInteger below = maxima.get(i).movePointRight(20).toBigIntegerExact();
                BigInteger weight = BigInteger.valueOf(i % 3 + 1);
                mean[0] = mean[0].multiply(below).add(weight.multiply(above).multiply(mean[1]));
                mean[1] = mean[1].multiply(below);
                weights += i % 3 + 1;
            }
            BigInteger left = mean[0].multiply(BigInteger.TEN);
            BigInteger right = mean[1].multiply(BigInteger.valueOf(7L * weights));

            assertThat(hostile.judged().isMet()).isEqualTo(left.compareTo(right) >= 0);
            assertThat(hostile.judged().share())
                    .isEqualByComparingTo(new BigDecimal(mean[0])
                            .divide(
                                    new BigDecimal(mean[1].multiply(BigInteger.valueOf(weights))),
                                    10,
                                    RoundingMode.DOWN));
            return true;
        });
    }

    private static BigDecimal hostile(Random random) {
        return random.nextBoolean()
                ? new BigDecimal(new BigInteger(80, random), 20)
                : BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(6));
    }

    /** Runs the law over every case; it answers whether the case was of its kind, and enough must be. */
    private static void holds(LongPredicate law) {
        holds(law, CASES / 20);
    }

    private static void holds(LongPredicate law, int least) {
        long applied = LongStream.range(0, CASES).filter(law).count();

        assertThat(applied).isGreaterThan(least);
    }

    private static List<Result> reach(Case some, CompetencyStanding standing, BigDecimal less) {
        List<Result> reached = new ArrayList<>(some.results());
        standing.missing()
                .forEach(missing ->
                        reached.add(mark(missing, missing.neededScore().subtract(less))));
        return reached;
    }

    private static Result mark(Missing missing, BigDecimal score) {
        return new Result(
                missing.lineItem(),
                Case.LEARNER,
                Result.Status.GRADED,
                score,
                missing.scoreMaximum(),
                Case.MONDAY.plusSeconds(60),
                null);
    }

    private static List<Result> raise(List<Result> results, int which) {
        List<Result> raised = new ArrayList<>(results);
        Result old = results.get(which);
        if (old.score() != null) {
            raised.set(
                    which,
                    new Result(
                            old.lineItem(),
                            old.person(),
                            old.status(),
                            old.score().add(new BigDecimal("0.7")),
                            old.maximum(),
                            old.observedAt(),
                            null));
        }
        return raised;
    }

    private static Case some(long seed) {
        Random random = new Random(seed);
        Case some = Case.threshold(List.of("0.5", "0.6667", "0.75", "0.8", "1").get(random.nextInt(5)))
                .critical("critical");
        int activities = 1 + random.nextInt(6);
        for (int i = 0; i < activities; i++) {
            String name = "activity " + i;
            some.activity(
                    name,
                    List.of("10", "40", "50", "100", "33.3", "7.5").get(random.nextInt(6)),
                    List.of("1", "2", "0.5", "3").get(random.nextInt(4)),
                    random.nextInt(4) == 0,
                    minimum(random),
                    i == 0 ? "critical" : "any");
            fact(some, random, name);
        }
        return some;
    }

    /** By any method, with groups, and sometimes without waiting. */
    private static Case any(long seed) {
        Random random = new Random(seed * 31);
        Case any = some(seed);
        List<Kind> kinds = List.of(Kind.values());
        Kind kind = kinds.get(random.nextInt(kinds.size()));
        any.calculated(
                kind, kind.isSet() ? kind.least() + random.nextInt(Math.min(3, kind.most() - kind.least())) : null);
        if (random.nextInt(3) == 0) {
            any.enough(1 + random.nextInt(2));
        }
        if (random.nextInt(3) == 0) {
            for (String name : List.of("one", "other", "third")) {
                any.member("A", 1 + (int) (seed % 2), name, "40");
                fact(any, random, name);
            }
        }
        return any;
    }

    private static @Nullable String minimum(Random random) {
        return random.nextInt(4) == 0 ? List.of("0.5", "0.8").get(random.nextInt(2)) : null;
    }

    private static void fact(Case some, Random random, String name) {
        String maximum = List.of("10", "20", "30").get(random.nextInt(3));
        String score = BigDecimal.valueOf(random.nextInt(1000) + 1L)
                .multiply(new BigDecimal(maximum))
                .movePointLeft(3)
                .toPlainString();
        switch (random.nextInt(8)) {
            case 0 -> some.excused(name);
            case 1 -> some.result(name, Result.Status.PENDING, null, null, Case.MONDAY);
            case 2 -> some.graded(name, "-1", maximum);
            case 3 -> {}
            default -> some.graded(name, score, maximum);
        }
    }
}
