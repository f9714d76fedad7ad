package org.cairn.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.gradebook.Result;
import org.cairn.microcredential.Calculation;
import org.cairn.microcredential.Calculation.Kind;
import org.cairn.microcredential.Frozen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The methods by which the activities of a competency become one share, one after the other. */
class MethodsTests {

    /** Canvas's own specifications of its methods, on its scale of 4 points (mastery at 3), shown with two decimals. */
    @ParameterizedTest
    @CsvSource({
        "DECAYING_AVERAGE, 65, 2 3 4, 3.53",
        "DECAYING_AVERAGE, , 2 3 4, 3.53",
        "LATEST_AND_MEAN, 65, 2 3 4, 3.48",
        "LATEST_AND_MEAN, 75, 3 1 5 4, 3.75",
        "LATEST_AND_MEAN, 65, 3, 3.00",
        "TIMES, 3, 4 5 1 3 2 3, 3.75",
        "HIGHEST, , 2 5 3, 5.00",
        "LATEST, , 5 2 3, 3.00",
        "MEAN, , 2 3 5, 3.33"
    })
    void canvasVectorsComeOut(Kind kind, Integer setting, String scores, String expected) {
        BigDecimal points =
                new BigDecimal("5").multiply(canvas(kind, setting, scores).share());

        assertThat(points.setScale(2, RoundingMode.HALF_UP)).isEqualTo(expected);
    }

    @Test
    void timesGivesNoShareUntilItIsReachedOftenEnough() {
        assertThat(canvas(Kind.TIMES, 3, "4 5 1 2").share()).isNull();
    }

    private static CompetencyStanding canvas(Kind kind, Integer setting, String scores) {
        String[] each = scores.split(" ");
        String[] names = new String[each.length];
        Case canvas = Case.threshold("0.6").calculated(kind, setting);
        for (int i = 0; i < each.length; i++) {
            names[i] = "result " + i;
        }
        canvas.sequence("5", names);
        for (int i = 0; i < each.length; i++) {
            canvas.graded(names[i], each[i]);
        }
        return canvas.judged();
    }

    /** A boundary is reached exactly, and missed by the smallest number that can be stored. */
    @ParameterizedTest
    @CsvSource({
        "WEIGHTED_MEAN, , 50 100, MET",
        "WEIGHTED_MEAN, , 50 99.99999999999999999999, NEAR",
        "MEAN, , 50 100, MET",
        "MEAN, , 49.99999999999999999999 100, NEAR",
        "HIGHEST, , 0 75, MET",
        "HIGHEST, , 0 74.99999999999999999999, NEAR",
        "LATEST, , 0 75, MET",
        "LATEST, , 100 74.99999999999999999999, NEAR",
        "DECAYING_AVERAGE, 50, 50 100, MET",
        "DECAYING_AVERAGE, 50, 50 99.99999999999999999999, NEAR",
        "LATEST_AND_MEAN, 75, 0 100, MET",
        "LATEST_AND_MEAN, 75, 0 99.99999999999999999999, NEAR",
        "TIMES, 2, 75 75, MET",
        "TIMES, 2, 75 74.99999999999999999999, NEAR",
        "MOST_COMMON, , 75 75, MET",
        "MOST_COMMON, , 74.99999999999999999999 74.99999999999999999999, UNREACHABLE"
    })
    void boundariesAreExact(Kind kind, Integer setting, String scores, Status expected) {
        String[] each = scores.split(" ");

        assertThat(Case.threshold("0.75")
                        .calculated(kind, setting)
                        .sequence("100", "first", "second")
                        .graded("first", each[0])
                        .graded("second", each[1])
                        .judged()
                        .status())
                .isEqualTo(expected);
    }

    @Test
    void theExplicitOrderBeatsTheTimeAndTheTimeBeatsNothing() {
        Case explicit = Case.threshold("0.75")
                .calculated(Kind.LATEST, null)
                .sequence("10", "first", "second")
                .result("second", Result.Status.GRADED, "9", null, Case.MONDAY)
                .result("first", Result.Status.GRADED, "1", null, Case.MONDAY.plusSeconds(60));
        Case byTime = Case.threshold("0.75")
                .calculated(Kind.LATEST, null)
                .activity("first", "10", "1")
                .activity("second", "10", "1")
                .result("second", Result.Status.GRADED, "9", null, Case.MONDAY)
                .result("first", Result.Status.GRADED, "1", null, Case.MONDAY.plusSeconds(60));

        assertThat(explicit.judged().share()).isEqualByComparingTo("0.9");
        assertThat(byTime.judged().share()).isEqualByComparingTo("0.1");
    }

    @Test
    void whatCannotFallIsNotWaitedFor() {
        assertThat(Case.threshold("0.75")
                        .calculated(Kind.HIGHEST, null)
                        .activity("quiz", "10", "1")
                        .activity("plan", "10", "1")
                        .graded("quiz", "8")
                        .judged())
                .satisfies(standing -> {
                    assertThat(standing.status()).isEqualTo(Status.MET);
                    assertThat(standing.trace().steps())
                            .anySatisfy(step -> assertThat(step)
                                    .isInstanceOfSatisfying(
                                            Trace.LeftOut.class,
                                            left -> assertThat(left.why())
                                                    .isEqualTo(Trace.LeftOut.Why.NOT_WAITED_FOR)));
                });
    }

    @Test
    void whatIsRequiredIsWaitedForByEveryMethod() {
        assertThat(Case.threshold("0.75")
                        .calculated(Kind.HIGHEST, null)
                        .activity("quiz", "10", "1")
                        .activity("drill", "10", "1", true, null, "any")
                        .graded("quiz", "8")
                        .judged()
                        .status())
                .isEqualTo(Status.NEAR);
    }

    @Test
    void oneMoreActivityAtTheThresholdIsWhatTheHighestNeeds() {
        CompetencyStanding standing = Case.threshold("0.75")
                .calculated(Kind.HIGHEST, null)
                .activity("quiz", "40", "1")
                .activity("plan", "10", "1")
                .activity("log", "20", "1")
                .graded("quiz", "8")
                .judged();

        assertThat(standing.status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(standing.missing())
                .extracting(missing -> missing.label() + " " + missing.neededScore())
                .containsExactly("plan 8", "log 15");
        assertThat(standing.missing())
                .allSatisfy(missing -> assertThat(missing.assuming()).isEmpty());
    }

    @Test
    void ofTwoLevelsAsCommonTheHigherCounts() {
        assertThat(Case.threshold("0.75")
                        .calculated(Kind.MOST_COMMON, null)
                        .sequence("100", "a", "b", "c", "d")
                        .graded("a", "76")
                        .graded("b", "80")
                        .graded("c", "10")
                        .graded("d", "20")
                        .judged())
                .satisfies(standing -> {
                    assertThat(standing.status()).isEqualTo(Status.MET);
                    assertThat(standing.share()).isEqualByComparingTo("0.75");
                });
    }

    @Test
    void aLevelOfTheScaleIsAThreshold() {
        Case exemplary = Case.threshold("0.5").level(4).activity("exam", "100", "1");

        assertThat(exemplary.graded("exam", "89.9").judged()).satisfies(standing -> {
            assertThat(standing.threshold()).isEqualByComparingTo("0.9");
            assertThat(standing.status()).isEqualTo(Status.NEAR);
        });
    }

    @Test
    void whereSoManyAreEnoughTheRestIsNotWaitedFor() {
        Case two = Case.threshold("0.75")
                .enough(2)
                .activity("a", "10", "1")
                .activity("b", "10", "1")
                .activity("c", "10", "1");

        assertThat(two.graded("a", "9").judged()).satisfies(standing -> {
            assertThat(standing.status()).isEqualTo(Status.NEAR);
            assertThat(standing.missing()).extracting(Missing::label).containsExactly("b", "c");
            assertThat(standing.missing().get(0).neededScore()).isEqualByComparingTo("6");
        });
        assertThat(two.graded("b", "7").judged().status()).isEqualTo(Status.MET);
    }

    @Test
    void withoutASignatureEverythingShownIsAlmostMet() {
        Case signed =
                Case.threshold("0.75").signedOff().activity("exam", "10", "1").graded("exam", "9");

        assertThat(signed.judged()).satisfies(standing -> {
            assertThat(standing.status()).isEqualTo(Status.NEAR);
            assertThat(standing.trace().steps()).contains(new Trace.SignedOff(false));
        });
        assertThat(signed.decided(new Decision.SignOff(Case.COMPETENCY, "Seen at the site", Case.MONDAY))
                        .judged()
                        .status())
                .isEqualTo(Status.MET);
    }

    @Test
    void aSignatureAloneMeetsNothing() {
        assertThat(Case.threshold("0.75")
                        .signedOff()
                        .activity("exam", "10", "1")
                        .graded("exam", "2")
                        .decided(new Decision.SignOff(Case.COMPETENCY, "Seen at the site", Case.MONDAY))
                        .judged()
                        .status())
                .isEqualTo(Status.UNREACHABLE);
    }

    @Test
    void aDecisionThatIsOlderThanAResultSaysSo() {
        Case decided = Case.threshold("0.75")
                .activity("exam", "10", "1")
                .graded("exam", "2")
                .decided(new Decision.Grant(
                        Case.COMPETENCY, null, "Shown at the workplace", Case.MONDAY.minusSeconds(1)));

        assertThat(decided.judged().trace().steps())
                .contains(new Trace.Overridden(true, "Shown at the workplace", true));
    }

    @Test
    void ofEquivalentActivitiesTheBestCounts() {
        Case either = Case.threshold("0.75")
                .member("A", 1, "exam", "100")
                .member("A", 1, "project", "100")
                .activity("log", "100", "1");

        assertThat(either.graded("log", "70").judged()).satisfies(standing -> {
            assertThat(standing.status()).isEqualTo(Status.NEAR);
            assertThat(standing.activities()).isEqualTo(2);
            assertThat(standing.missing()).extracting(Missing::label).containsExactly("exam");
            assertThat(standing.missing().get(0).neededScore()).isEqualByComparingTo("80");
        });
        assertThat(either.graded("exam", "60").judged()).satisfies(standing -> {
            assertThat(standing.status())
                    .as("the project can still replace the exam")
                    .isEqualTo(Status.NEAR);
            assertThat(standing.missing()).extracting(Missing::label).containsExactly("project");
        });
        assertThat(either.graded("project", "90").judged()).satisfies(standing -> {
            assertThat(standing.status()).isEqualTo(Status.MET);
            assertThat(standing.share()).isEqualByComparingTo("0.8");
            assertThat(standing.assessed()).isEqualTo(2);
        });
    }

    @Test
    void ofAGroupTheBestCountAndFewerAreWaitedFor() {
        Case bestTwo = Case.threshold("0.75")
                .member("A", 2, "a", "10")
                .member("A", 2, "b", "10")
                .member("A", 2, "c", "10");

        assertThat(bestTwo.graded("a", "3").judged()).satisfies(standing -> {
            assertThat(standing.status()).as("two better ones can still come").isEqualTo(Status.NEAR);
            assertThat(standing.missing()).extracting(Missing::label).containsExactly("b", "c");
        });
        assertThat(bestTwo.excused("a").judged().activities()).isEqualTo(2);
        assertThat(Case.threshold("0.75")
                        .member("A", 2, "a", "10")
                        .member("A", 2, "b", "10")
                        .member("A", 2, "c", "10")
                        .graded("a", "1")
                        .graded("b", "8")
                        .graded("c", "9")
                        .judged()
                        .share())
                .isEqualByComparingTo("0.85");
    }

    @Test
    void aSettingBeyondTheMethodIsRefused() {
        assertThatThrownBy(() -> new Calculation(Kind.DECAYING_AVERAGE, 49))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Calculation(Kind.MEAN, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDecisionTracedByTheFirstReleaseThawsAndFreezesToTheSameBytes() {
        String first = "{\"steps\":[{\"step\":\"overridden\",\"granted\":true,\"reason\":\"Seen\"}]}";

        assertThat(Frozen.of(Frozen.thaw(first, Trace.class)).json()).isEqualTo(first);
    }
}
