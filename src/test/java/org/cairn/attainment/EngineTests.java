package org.cairn.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cairn.attainment.Case.MONDAY;
import static org.cairn.attainment.Case.threshold;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.Missing.Reason;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineTests {

    @Test
    void nothingGradedIsNotAssessedAndNotZero() {
        CompetencyStanding standing = two().judged();

        assertThat(standing.status()).isEqualTo(Status.NOT_ASSESSED);
        assertThat(standing.share()).isNull();
        assertThat(standing.level()).isNull();
        assertThat(standing.assessed()).isZero();
        assertThat(standing.activities()).isEqualTo(2);
    }

    @Test
    void aRealZeroCounts() {
        CompetencyStanding standing = two().graded("quiz", "0").judged();

        assertThat(standing.share()).isEqualByComparingTo("0");
        assertThat(standing.assessed()).isEqualTo(1);
        assertThat(standing.status()).isEqualTo(Status.UNREACHABLE);
    }

    @Test
    void aGradedResultWithoutAScoreIsNotGradedYet() {
        CompetencyStanding standing = two().graded("quiz", "30")
                .result("plan", Result.Status.GRADED, null, "100", MONDAY)
                .judged();

        assertThat(standing.assessed()).isEqualTo(1);
        assertThat(standing.share()).isEqualByComparingTo("0.75");
        assertThat(standing.status()).isEqualTo(Status.NEAR);
    }

    @Test
    void weightsCount() {
        assertThat(threshold("0.75")
                        .activity("inspection", "25", "1")
                        .activity("log", "20", "1")
                        .activity("demonstration", "50", "2")
                        .graded("inspection", "19")
                        .graded("log", "12")
                        .graded("demonstration", "41")
                        .judged())
                .satisfies(standing -> {
                    assertThat(standing.share()).isEqualByComparingTo("0.75");
                    assertThat(standing.status()).isEqualTo(Status.MET);
                    assertThat(standing.level()).isEqualTo(Case.levelId(3));
                    assertThat(standing.missing()).isEmpty();
                });
    }

    @Test
    void anActivityMappedToTwoCriteriaCountsOnce() {
        Case twice = threshold("0.75")
                .critical("log")
                .activity("log", "20", "1")
                .activity("log", "20", "1", false, null, "log")
                .activity("inspection", "25", "1");

        CompetencyStanding standing =
                twice.graded("log", "20").graded("inspection", "15").judged();

        assertThat(standing.share()).isEqualByComparingTo("0.8");
        assertThat(standing.activities()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "74.999999999999999999, NEAR",
        "75, MET",
        "75.000000000000000001, MET",
        "70, NEAR",
        "69.999999999999, UNREACHABLE"
    })
    void theThresholdIsComparedUnrounded(String score, Status expected) {
        CompetencyStanding standing = threshold("0.75")
                .activity("exam", "100", "1")
                .graded("exam", score)
                .judged();

        assertThat(standing.status()).isEqualTo(expected);
    }

    @Test
    void aShareJustBelowTheThresholdIsShownBelowIt() {
        CompetencyStanding standing = threshold("0.75")
                .activity("exam", "100", "1")
                .graded("exam", "74.999999999999999999")
                .judged();

        assertThat(standing.share()).isEqualByComparingTo("0.7499999999");
        assertThat(standing.level()).isEqualTo(Case.levelId(2));
    }

    @Test
    void thirdsAreExact() {
        CompetencyStanding standing = threshold("0.5")
                .activity("a", "3", "1")
                .activity("b", "3", "1")
                .graded("a", "1")
                .graded("b", "2")
                .judged();

        assertThat(standing.status()).isEqualTo(Status.MET);
        assertThat(standing.share()).isEqualByComparingTo("0.5");
    }

    @Test
    void aScoreAboveTheMaximumIsCapped() {
        CompetencyStanding standing =
                two().graded("quiz", "60").graded("plan", "40").judged();

        assertThat(standing.share()).isEqualByComparingTo("0.7");
        assertThat(standing.trace().steps())
                .anySatisfy(step -> assertThat(step)
                        .isInstanceOfSatisfying(
                                Trace.Counted.class,
                                counted -> assertThat(counted.capped()).isTrue()));
    }

    @ParameterizedTest
    @CsvSource({"-1, 100", "50, 0", "50, -10"})
    void whatIsInvalidNeverCounts(String score, String maximum) {
        CompetencyStanding standing =
                two().graded("quiz", "40").graded("plan", score, maximum).judged();

        assertThat(standing.assessed()).isEqualTo(1);
        assertThat(standing.status()).isEqualTo(Status.NEAR);
        assertThat(standing.trace().steps())
                .anySatisfy(step -> assertThat(step)
                        .isInstanceOfSatisfying(
                                Trace.LeftOut.class,
                                left -> assertThat(left.why()).isEqualTo(Trace.LeftOut.Why.INVALID)));
    }

    @Test
    void theResultsOwnMaximumWins() {
        assertThat(threshold("0.75")
                        .activity("exam", "100", "1")
                        .graded("exam", "8", "10")
                        .judged()
                        .share())
                .isEqualByComparingTo("0.8");
    }

    @Test
    void oneActivityMissingIsNearAndSaysWhatItNeeds() {
        CompetencyStanding standing = threshold("0.75")
                .activity("inspection", "25", "1")
                .activity("log", "20", "1")
                .activity("demonstration", "50", "2")
                .graded("inspection", "19")
                .graded("log", "12")
                .judged();

        assertThat(standing.status()).isEqualTo(Status.NEAR);
        assertThat(standing.share()).isEqualByComparingTo("0.68");
        assertThat(standing.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.label()).isEqualTo("demonstration");
            assertThat(missing.neededScore()).isEqualByComparingTo("41");
            assertThat(missing.scoreMaximum()).isEqualByComparingTo("50");
            assertThat(missing.reason()).isEqualTo(Reason.NOT_GRADED);
            assertThat(missing.assuming()).isEmpty();
        });
    }

    @Test
    void whatAMinimumBringsBeyondTheOthersNeedNot() {
        CompetencyStanding standing = threshold("0.75")
                .activity("drill", "50", "1", true, "0.8", "any")
                .activity("briefing", "10", "1")
                .judged();

        assertThat(standing.missing()).extracting(Missing::label).containsExactly("drill", "briefing");
        assertThat(standing.missing().get(0)).satisfies(drill -> {
            assertThat(drill.neededScore()).isEqualByComparingTo("40");
            assertThat(drill.required()).isTrue();
            assertThat(drill.assuming()).isEmpty();
        });
        assertThat(standing.missing().get(1)).satisfies(briefing -> {
            assertThat(briefing.neededScore()).isEqualByComparingTo("7");
            assertThat(briefing.assuming()).singleElement().satisfies(assumed -> {
                assertThat(assumed.label()).isEqualTo("drill");
                assertThat(assumed.score()).isEqualByComparingTo("40");
            });
        });
    }

    @Test
    void aMaximumThatIsNotWholeIsAskedForInHundredths() {
        assertThat(threshold("0.75")
                        .activity("exam", "33.3", "1")
                        .judged()
                        .missing()
                        .get(0)
                        .neededScore())
                .isEqualByComparingTo("24.98");
    }

    @Test
    void aMarkBelowItsMinimumHoldsTheCompetencyBack() {
        CompetencyStanding standing = threshold("0.75")
                .activity("drill", "50", "1", true, "0.8", "any")
                .activity("briefing", "10", "1")
                .graded("drill", "39")
                .graded("briefing", "10")
                .judged();

        assertThat(standing.share()).isEqualByComparingTo("0.89");
        assertThat(standing.status()).isEqualTo(Status.NEAR);
        assertThat(standing.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.reason()).isEqualTo(Reason.BELOW_MINIMUM);
            assertThat(missing.neededScore()).isEqualByComparingTo("40");
        });
    }

    @Test
    void whatFullMarksCannotReachIsUnreachable() {
        CompetencyStanding standing = threshold("0.75")
                .activity("a", "10", "1")
                .activity("b", "10", "1")
                .graded("a", "4")
                .judged();

        assertThat(standing.status()).isEqualTo(Status.UNREACHABLE);
        assertThat(standing.missing())
                .singleElement()
                .satisfies(missing -> assertThat(missing.neededScore()).isNull());
    }

    @Test
    void anActivityThatThePlatformRemovedUngradedCannotBeReached() {
        assertThat(two().graded("quiz", "40").removed("plan").judged().status()).isEqualTo(Status.UNREACHABLE);
        assertThat(two().graded("quiz", "40")
                        .graded("plan", "90")
                        .removed("plan")
                        .judged()
                        .status())
                .isEqualTo(Status.MET);
    }

    @Test
    void excusedIsOutOfTheSumAndOutOfTheWeights() {
        CompetencyStanding standing = two().graded("quiz", "40").excused("plan").judged();

        assertThat(standing.status()).isEqualTo(Status.MET);
        assertThat(standing.share()).isEqualByComparingTo("1");
        assertThat(standing.activities()).isEqualTo(1);
    }

    @Test
    void aPersonExcusesAsTheSourceDoesAndTheNewestWordHolds() {
        Case quiz = two().graded("quiz", "40").graded("plan", "10");
        LineItemId plan = Case.lineItem("plan");
        Decision excused = new Decision.Excuse(Case.COMPETENCY, plan, true, "Absent for a ceremony", Case.MONDAY);

        assertThat(quiz.judged().status()).isNotEqualTo(Status.MET);
        assertThat(quiz.decided(excused).judged())
                .satisfies(standing -> assertThat(standing.status()).isEqualTo(Status.MET))
                .satisfies(standing -> assertThat(standing)
                        .isEqualTo(two().graded("quiz", "40").excused("plan").judged()));
        assertThat(quiz.decided(new Decision.Excuse(
                                Case.COMPETENCY, plan, false, "Done after all", Case.MONDAY.plusSeconds(1)))
                        .judged()
                        .status())
                .isNotEqualTo(Status.MET);
    }

    @Test
    void excusedFromARequiredActivityNeedsAPerson() {
        CompetencyStanding standing = threshold("0.75")
                .activity("drill", "50", "1", true, null, "any")
                .activity("briefing", "10", "1")
                .excused("drill")
                .graded("briefing", "10")
                .judged();

        assertThat(standing.status()).isEqualTo(Status.UNREACHABLE);
    }

    @Test
    void excusedFromEverythingShowsNothing() {
        CompetencyStanding standing = two().excused("quiz").excused("plan").judged();

        assertThat(standing.status()).isEqualTo(Status.UNREACHABLE);
        assertThat(standing.share()).isNull();
    }

    @Test
    void aCriticalCriterionMustReachTheThresholdByItself() {
        Case rescue = threshold("0.75")
                .critical("first care")
                .activity("drill", "50", "1", false, null, "first care")
                .activity("briefing", "10", "9");

        assertThat(rescue.graded("drill", "30").graded("briefing", "10").judged())
                .satisfies(standing -> {
                    assertThat(standing.share()).isEqualByComparingTo("0.96");
                    assertThat(standing.status()).isEqualTo(Status.UNREACHABLE);
                    assertThat(standing.missing()).singleElement().satisfies(missing -> {
                        assertThat(missing.label()).isEqualTo("drill");
                        assertThat(missing.neededScore()).isEqualByComparingTo("38");
                    });
                });
    }

    @Test
    void aCriticalCriterionRaisesWhatItsActivitiesNeed() {
        CompetencyStanding standing = threshold("0.75")
                .critical("first care")
                .activity("drill", "100", "1", false, null, "first care")
                .activity("briefing", "100", "9")
                .graded("briefing", "100")
                .judged();

        assertThat(standing.missing().get(0).neededScore()).isEqualByComparingTo("75");
    }

    @Test
    void withEverythingGradedAndCloseItSaysWhichNewMarkWouldDo() {
        CompetencyStanding standing =
                two().graded("quiz", "28").graded("plan", "72").judged();

        assertThat(standing.status()).isEqualTo(Status.NEAR);
        assertThat(standing.missing())
                .allSatisfy(missing -> assertThat(missing.reason()).isEqualTo(Reason.NEW_MARK));
        assertThat(standing.missing())
                .extracting(missing -> missing.neededScore().toPlainString())
                .containsExactly("32", "80");
    }

    @Test
    void theNewestResultCountsWhateverItSays() {
        Case regraded = threshold("0.75")
                .activity("exam", "100", "1")
                .result("exam", Result.Status.GRADED, "60", null, MONDAY.plus(Duration.ofDays(1)))
                .result("exam", Result.Status.GRADED, "90", null, MONDAY);

        assertThat(regraded.judged().share()).isEqualByComparingTo("0.6");
    }

    @Test
    void aResultTakenBackDoesNotCount() {
        assertThat(two().graded("quiz", "40")
                        .result("quiz", Result.Status.REMOVED, null, null, MONDAY.plusSeconds(1))
                        .judged()
                        .status())
                .isEqualTo(Status.NOT_ASSESSED);
    }

    @Test
    void aPersonCanGrantAndDeny() {
        Decision grant = new Decision.Grant(Case.COMPETENCY, null, "Shown at the workplace", MONDAY);
        Decision deny = new Decision.Deny(Case.COMPETENCY, "Not the learner's own work", MONDAY.plusSeconds(1));

        assertThat(two().decided(grant).judged()).satisfies(standing -> {
            assertThat(standing.status()).isEqualTo(Status.MET);
            assertThat(standing.level()).isEqualTo(Case.levelId(3));
            assertThat(standing.missing()).isEmpty();
        });
        assertThat(two().graded("quiz", "40")
                        .graded("plan", "100")
                        .decided(deny)
                        .decided(grant)
                        .judged()
                        .status())
                .isEqualTo(Status.UNREACHABLE);
    }

    @Test
    void theTraceTellsEveryStepInOrder() {
        List<Trace.Step> steps = threshold("0.75")
                .critical("first care")
                .activity("drill", "50", "1", true, "0.8", "first care")
                .activity("briefing", "10", "1")
                .graded("drill", "45")
                .judged()
                .trace()
                .steps();

        assertThat(steps)
                .extracting(step -> step.getClass().getSimpleName())
                .containsExactly(
                        "Counted",
                        "LeftOut",
                        "Mean",
                        "MinimumChecked",
                        "CriterionChecked",
                        "ThresholdChecked",
                        "LevelReached",
                        "Concluded");
        assertThat(steps.get(7)).isEqualTo(new Trace.Concluded(Status.NEAR, 1));
        assertThat(((Trace.Counted) steps.get(0)).share()).isEqualByComparingTo(new BigDecimal("0.9"));
    }

    @Test
    void equalWeightedActivitiesAreAskedForTheSameShare() {
        CompetencyStanding standing = two().judged();

        assertThat(standing.missing())
                .extracting(missing -> missing.neededScore().toPlainString())
                .containsExactly("30", "75");
        assertThat(standing.missing().get(0).assuming()).hasSize(1);
    }

    private static Case two() {
        return threshold("0.75").activity("quiz", "40", "1").activity("plan", "100", "1");
    }
}
