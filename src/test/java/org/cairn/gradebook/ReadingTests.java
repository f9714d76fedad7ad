package org.cairn.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.gradebook.LineItem.Purpose;
import org.cairn.gradebook.Passes.Pass;
import org.cairn.gradebook.Results.Standing;
import org.cairn.gradebook.ags.WireLineItem;
import org.cairn.gradebook.ags.WireResult;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is made of a platform's words, without a platform. */
class ReadingTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final SeenLineItem ITEM = new SeenLineItem(
            URI.create("https://lms.example/item"),
            "Quiz",
            new BigDecimal("50"),
            null,
            null,
            null,
            Purpose.EVIDENCE,
            null,
            null);
    private static final Readings.Bounds BOUNDS =
            new Readings.Bounds(new BigDecimal("2"), (subject, score) -> score.equals("4500/50"));

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0, 0",
        "85, 85",
        "85.50, 85.5",
        "1e2, 100",
        "1000000000, 1000000000",
        "33.333333333333336, 33.333333333333336",
        "0.000000000000000000019, 0.00000000000000000001",
    })
    void numbersAreReadExactly(String json, BigDecimal number) {
        assertThat(Figure.of(node(json))).isEqualTo(new Figure.Believed(number));
        assertThat(Figure.of(node('"' + json + '"'))).isEqualTo(new Figure.Believed(number));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, NOT_A_NUMBER",
        "Infinity, NOT_A_NUMBER",
        "true, NOT_A_NUMBER",
        "[], NOT_A_NUMBER",
        "\"A+\", NOT_A_NUMBER",
        "-0.001, NEGATIVE",
        "1e308, TOO_LARGE",
        "1e999999999, TOO_LARGE",
        "1000000000.1, TOO_LARGE",
        "1e-999999999, TOO_MANY_DIGITS",
    })
    void whatIsNoScoreIsDoubted(String json, Doubt.Reason reason) {
        assertThat(Figure.of(node(json)))
                .isInstanceOfSatisfying(
                        Figure.Doubtful.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({"null", "\"\"", "\"  \""})
    void nothingIsNothingAndNotZero(String json) {
        assertThat(Figure.of(node(json))).isInstanceOf(Figure.Absent.class);
    }

    @Test
    void aResultWithoutAMaximumCountsInThatOfItsLineItem() {
        Reading left = readings(List.of(result("a", "40", null))).believed().get("a");
        Reading said = readings(List.of(new WireResult("a", node("4"), node("5"), null)))
                .believed()
                .get("a");

        assertThat(left.maximum()).isEqualByComparingTo("50");
        assertThat(said.maximum()).isEqualByComparingTo("5");
    }

    @Test
    void theOrderOfPagesAndRepetitionsPlayNoPart() {
        List<WireResult> pages = new ArrayList<>(List.of(
                result("a", "10", "2026-03-01T10:00:00Z"),
                result("a", "20", "2026-03-02T10:00:00Z"),
                result("a", "20", "2026-03-02T10:00:00Z"),
                result("a", null, null),
                result("b", "7", null),
                result("b", "7.0", null),
                result("b", null, null),
                result("c", "-1", null),
                result("c", "3", null)));
        Map<String, Reading> expected = readings(pages).believed();
        assertThat(expected.get("a").score()).isEqualByComparingTo("20");
        assertThat(expected.get("b").score()).isEqualByComparingTo("7");
        assertThat(expected.get("c").score()).isEqualByComparingTo("3");

        Random chance = new Random(20260314);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(pages, chance);
            assertThat(readings(pages).believed()).isEqualTo(expected);
        }
    }

    @Test
    void twoScoresOfOneLearnerAndNothingToTellWhichIsTheNewerAreNotGuessed() {
        List<WireResult> pages = new ArrayList<>(List.of(
                result("a", "5", null),
                result("a", "7", null),
                result("b", "5", "2026-03-01T10:00:00Z"),
                result("b", "7", "2026-03-01T10:00:00Z"),
                result("c", "5", null),
                result("c", "7", null),
                result("c", "9", "2026-03-01T10:00:00Z"),
                result("d", "5", null)));
        Random chance = new Random(20260314);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(pages, chance);
            Readings readings = readings(pages);

            assertThat(readings.believed()).containsOnlyKeys("c", "d");
            assertThat(readings.others()).containsExactlyInAnyOrder("a", "b");
            assertThat(readings.doubts()).hasSize(2).allMatch(doubt -> doubt.reason() == Doubt.Reason.AMBIGUOUS);
        }
    }

    @Test
    void whoIsNotInAPartOfTheResultsKeepsWhatStands() {
        PersonId person = new PersonId(UUID.randomUUID());
        Result known = new Result(
                new LineItemId(UUID.randomUUID()),
                person,
                Result.Status.GRADED,
                BigDecimal.ONE,
                BigDecimal.ONE,
                NOON,
                null);
        for (boolean whole : List.of(true, false)) {
            Changes changes = new Changes(NOON.plusSeconds(60), whole);

            changes.compare(known.lineItem(), readings(List.of()), Map.of(), Map.of(person, new Standing(known, null)));

            assertThat(changes.next()).hasSize(whole ? 1 : 0);
        }
    }

    @Test
    void passesInAnyOrderOfThePlatformsTimesEndWithTheNewest() {
        List<WireResult> states = new ArrayList<>(List.of(
                result("a", "80", "2026-03-01T10:00:00Z"),
                result("a", "80", "2026-03-03T10:00:00Z"),
                result("a", "70", "2026-03-02T10:00:00Z"),
                result("a", "90", "2026-03-04T10:00:00Z"),
                result("a", "60", "2026-03-03T11:00:00Z")));
        Random chance = new Random(20260314);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(states, chance);
            assertThat(last(states).result().score()).isEqualByComparingTo("90");
        }
    }

    @Test
    void aTimeInTheFutureDoesNotShutOutWhatATeacherCorrectsLater() {
        Standing last = last(List.of(
                result("a", "80", "2030-01-01T00:00:00Z"),
                result("a", "55", NOON.plusSeconds(90).toString())));

        assertThat(last.result().score()).isEqualByComparingTo("55");
    }

    @Test
    void aClearedGradeTakesTheScoreAway() {
        Standing last = last(List.of(result("a", "80", "2026-03-01T10:00:00Z"), result("a", null, null)));

        assertThat(last.result().status()).isEqualTo(Result.Status.PENDING);
        assertThat(last.result().score()).isNull();
    }

    @Test
    void lineItemsWithoutAnAddressOrAMaximumAreDoubtedAlone() {
        List<SeenLineItem.Judged> judged = Stream.of(
                        new WireLineItem("https://lms.example/1", "One", node("10"), "", "", "", null, null),
                        new WireLineItem("https://lms.example/2", "Two", node("0"), null, null, null, null, null),
                        new WireLineItem("https://lms.example/3", "Three", null, null, null, null, null, null),
                        new WireLineItem("no address", "Four", node("10"), null, null, null, null, null),
                        new WireLineItem(null, null, null, null, null, null, null, null))
                .map(AgsSource::offered)
                .map(SeenLineItem::judge)
                .toList();

        assertThat(judged.get(0)).isInstanceOfSatisfying(SeenLineItem.Believed.class, item -> {
            assertThat(item.lineItem().label()).isEqualTo("One");
            assertThat(item.lineItem().tag()).isNull();
        });
        assertThat(judged.subList(1, 5)).allMatch(SeenLineItem.Doubted.class::isInstance);
    }

    @Test
    void oneFailureIsTriedAgainSoonThenPausesDoubleFromAMinuteToSixHours() {
        Backoff backoff = new Backoff(new Random(1));

        assertThat(backoff.after(1)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
        assertThat(backoff.after(2)).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
        assertThat(backoff.after(5)).isBetween(Duration.ofSeconds(384), Duration.ofSeconds(576));
        assertThat(backoff.after(500)).isBetween(Duration.ofMinutes(288), Duration.ofMinutes(432));
    }

    @Test
    void aCourseIsReadOftenWhereSomethingHappensAndSeldomWhereNothingDoes() {
        Rhythm rhythm = new Rhythm(new Backoff(new Random(1)), Duration.ofMinutes(1));

        assertThat(rhythm.next(pass(null, 0, 0), false, NOON)).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
        assertThat(rhythm.next(pass(null, 0, 2), false, NOON)).isEqualTo(NOON.plus(Duration.ofMinutes(40)));
        assertThat(rhythm.next(pass(null, 0, 50), false, NOON)).isEqualTo(NOON.plus(Duration.ofHours(6)));
        assertThat(rhythm.next(pass(null, 0, 50), true, NOON)).as("work is due").isEqualTo(NOON.plus(Rhythm.ACTIVE));
        assertThat(rhythm.next(pass(NOON.minusSeconds(600), 0, 50), false, NOON))
                .isEqualTo(NOON.plus(Rhythm.ACTIVE));
        assertThat(rhythm.next(pass(NOON.minusSeconds(5 * 3600), 0, 50), false, NOON))
                .as("opened this morning")
                .isEqualTo(NOON.plus(Rhythm.LIVED));
        assertThat(rhythm.next(pass(NOON.minusSeconds(1), 0, 50), false, NOON))
                .as("asked for while the pass was under way")
                .isEqualTo(NOON.plusSeconds(50));
        assertThat(rhythm.next(pass(null, 1, 0), false, NOON)).isBefore(NOON.plusSeconds(7));
    }

    @Test
    void whatIsShownIsAboutToBeReplacedFromTheAskingToTheEndOfThePass() {
        assertThat(Pass.NONE.isAsked() || Pass.NONE.isUnderWay()).isFalse();
        assertThat(pass(NOON, null, null).isAsked()).isTrue();
        assertThat(pass(NOON, NOON.plusSeconds(1), null).isUnderWay()).isTrue();
        assertThat(pass(NOON, NOON.plusSeconds(1), NOON.minusSeconds(60)).isUnderWay())
                .as("the end of the pass before it")
                .isTrue();
        assertThat(pass(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2)).isUnderWay())
                .isFalse();
    }

    /** Decision 0050: bonus points are, and so is a slip of the hand. */
    @Test
    void whatIsFarAboveTheMaximumIsNotBelievedUntilSomebodyAcceptsIt() {
        Readings readings = readings(List.of(
                result("bonus", "60", null),
                result("twice", "100", null),
                result("slip", "100.01", null),
                result("accepted", "4500", null)));

        assertThat(readings.believed()).containsOnlyKeys("bonus", "twice", "accepted");
        assertThat(readings.others()).containsExactly("slip");
        assertThat(readings.doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.reason()).isEqualTo(Doubt.Reason.ABOVE_MAXIMUM);
            assertThat(doubt.content()).isEqualTo("100.01/50");
        });
    }

    private static Readings readings(List<WireResult> results) {
        return Readings.of(
                ITEM, BOUNDS, results.stream().map(AgsSource::offered).toList());
    }

    private static Pass pass(@Nullable Instant askedAt, @Nullable Instant startedAt, @Nullable Instant collectedAt) {
        return new Pass(askedAt, null, startedAt, collectedAt, null, null, null, 0, 0, null);
    }

    private static Pass pass(@Nullable Instant askedAt, int failures, int unchanged) {
        return new Pass(askedAt, null, NOON.minusSeconds(10), null, null, null, null, failures, unchanged, null);
    }

    /** One pass a minute, each with one of these states; what stands after the last. */
    private static Standing last(List<WireResult> states) {
        PersonId person = new PersonId(UUID.randomUUID());
        LineItemId lineItem = new LineItemId(UUID.randomUUID());
        Map<PersonId, Standing> standing = new HashMap<>();
        Instant at = NOON;
        for (WireResult state : states) {
            at = at.plusSeconds(60);
            Changes changes = new Changes(at, true);
            changes.compare(lineItem, readings(List.of(state)), Map.of("a", person), standing);
            List<Result> added = new ArrayList<>(changes.first());
            added.addAll(changes.next());
            added.forEach(result -> standing.put(
                    person,
                    new Standing(
                            result,
                            result.gradedAt() == null && standing.containsKey(person)
                                    ? standing.get(person).latestGradedAt()
                                    : result.gradedAt())));
            changes.same().stream()
                    .collect(Collectors.toList())
                    .forEach(result -> standing.put(
                            person, new Standing(standing.get(person).result(), result.gradedAt())));
        }
        return standing.get(person);
    }

    private static WireResult result(String user, @Nullable String score, @Nullable String timestamp) {
        return new WireResult(user, score == null ? null : node(score), null, timestamp);
    }

    private static JsonNode node(String json) {
        return JSON.readTree(json);
    }
}
