package org.cairn.gradefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cairn.course.Enrolment;
import org.cairn.course.Participant;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.Result;
import org.cairn.gradebook.SourceName;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What taking a file would do, against what stands. */
class PlanTests {

    private static final CourseId COURSE = new CourseId(new UUID(0, 1));
    private static final List<Participant> LEARNERS = IntStream.range(0, 12)
            .mapToObj(i -> new Participant(
                    new Enrolment(
                            COURSE,
                            new PersonId(new UUID(1, i)),
                            "u" + i,
                            Optional.of("Learner " + i),
                            Set.of(Role.LEARNER),
                            true),
                    Optional.of("l" + i + "@x.example"),
                    Optional.empty()))
            .toList();

    @Test
    void everyResultIsNewChangedClearedOrAsItWas() {
        Plan first =
                plan("l0@x.example,12\nl1@x.example,13\nl2@x.example,14\nl3@x.example,\nl4@x.example,EX\n", nothing());
        Plan.Standing standing = taken(first, nothing());

        Plan next = plan(
                "l0@x.example,12.0\nl1@x.example,13.5\nl2@x.example,-\nl4@x.example,EX\nl5@x.example,1\n", standing);

        assertThat(first.columns().get(0).counts()).isEqualTo(Map.of(Plan.News.NEW, 4));
        assertThat(next.columns().get(0).counts())
                .isEqualTo(
                        Map.of(Plan.News.UNCHANGED, 2, Plan.News.CHANGED, 1, Plan.News.CLEARED, 1, Plan.News.NEW, 1));
        assertThat(next.changes())
                .extracting(change -> change.learner().enrolment().subject())
                .containsExactly("u1", "u2");
        assertThat(next.columns().get(0).isNews()).isFalse();
    }

    /** Absent is not zero: where nothing stood, an empty cell says nothing at all. */
    @Test
    void anEmptyCellOffersNothingWhereNothingStood() {
        assertThat(plan("l0@x.example,\nl1@x.example,-\n", nothing())
                        .columns()
                        .get(0)
                        .offers())
                .isEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsToldByItsLineAndLeavesWhatStands() {
        Plan.Standing standing = taken(plan("l0@x.example,12\n", nothing()), nothing());

        Plan plan = plan("l0@x.example,twelve\nl1@x.example,=1+1\nl2@x.example,-4\n", standing);

        assertThat(plan.unclear())
                .containsExactly(
                        new Plan.Unclear(2, "Quiz", "twelve"),
                        new Plan.Unclear(3, "Quiz", "=1+1"),
                        new Plan.Unclear(4, "Quiz", "-4"));
        assertThat(plan.columns().get(0).offers()).isEmpty();
        assertThat(plan.changesNothing()).isTrue();
    }

    @Test
    void scoresAboveTheMaximumAreCounted() {
        assertThat(plan("l0@x.example,45000\nl1@x.example,20\n", nothing())
                        .columns()
                        .get(0)
                        .above())
                .isEqualTo(1);
    }

    @Test
    void anotherLineItemOfTheSameNameIsToldOf() {
        LineItem ags = item("https://lms.example/1", "External tool: Quiz", "20", SourceName.AGS);

        Plan plan = plan("l0@x.example,12\n", new Plan.Standing(List.of(ags), Map.of()));

        assertThat(plan.columns().get(0).twin()).contains(ags);
        assertThat(plan.columns().get(0).before()).isEmpty();
    }

    @Test
    void anotherMaximumIsNews() {
        Plan.Standing standing = taken(plan("l0@x.example,12\n", nothing()), nothing());
        Choices outOf24 = choices(new BigDecimal("24"));

        Plan plan = Plan.of(layout("l0@x.example,12\n"), outOf24, LEARNERS, standing);

        assertThat(plan.columns().get(0).isNews()).isTrue();
        assertThat(plan.columns().get(0).count(Plan.News.CHANGED)).isEqualTo(1);
    }

    /** Any file, whatever the order of its rows: the same is offered, and taken a second time it changes nothing. */
    @RepeatedTest(50)
    void theOrderOfRowsPlaysNoPartAndASecondTimeChangesNothing(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> rows = IntStream.range(0, 30)
                .mapToObj(i -> "l" + random.nextInt(14) + "@x.example,"
                        + List.of("1", "2", "2.0", "", "-", "EX", "x").get(random.nextInt(7)))
                .toList();
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        Plan.Standing before = taken(plan("l0@x.example,1\nl1@x.example,EX\nl2@x.example,2\n", nothing()), nothing());

        Plan plan = plan(String.join("\n", rows) + "\n", before);
        Plan other = plan(String.join("\n", shuffled) + "\n", before);

        assertThat(offers(other)).isEqualTo(offers(plan));
        assertThat(other.columns().get(0).counts())
                .isEqualTo(plan.columns().get(0).counts());
        Plan again = plan(String.join("\n", shuffled) + "\n", taken(plan, before));
        assertThat(again.changesNothing()).isTrue();
    }

    /** As much as a file may hold is planned while a page loads. */
    @Test
    void aFileAsLargeAsMayBeIsPlannedSoon() {
        StringBuilder csv = new StringBuilder("Email");
        Map<Integer, Use> uses = new TreeMap<>(Map.of(0, Use.EMAIL));
        Map<Integer, BigDecimal> maxima = new TreeMap<>();
        for (int column = 1; column <= 17; column++) {
            csv.append(",Quiz ").append(column);
            uses.put(column, Use.POINTS);
            maxima.put(column, BigDecimal.TEN);
        }
        List<Participant> many = IntStream.range(0, 50_000)
                .mapToObj(i -> learner(i, "l" + i + "@x.example"))
                .toList();
        for (int i = 0; i < 50_000; i++) {
            csv.append("\nl").append(i).append("@x.example").append(",7.50".repeat(17));
        }
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(bytes.length).isBetween(5_000_000, GradeTable.MOST_BYTES);
        Choices choices = new Choices(uses, maxima, Decimal.POINT, LetterScale.USUAL, Map.of());

        Plan plan = assertTimeout(
                Duration.ofMinutes(1), () -> Plan.of(Layout.of(GradeTable.of(bytes)), choices, many, nothing()));

        assertThat(plan.columns()).allMatch(taken -> taken.count(Plan.News.NEW) == 50_000);
    }

    private static Participant learner(int number, String email) {
        return new Participant(
                new Enrolment(
                        COURSE,
                        new PersonId(new UUID(2, number)),
                        "s" + number,
                        Optional.empty(),
                        Set.of(Role.LEARNER),
                        true),
                Optional.of(email),
                Optional.empty());
    }

    private static Set<Plan.Offer> offers(Plan plan) {
        return new HashSet<>(plan.columns().get(0).offers());
    }

    private static Plan.Standing nothing() {
        return new Plan.Standing(List.of(), Map.of());
    }

    private static Plan plan(String rows, Plan.Standing standing) {
        return Plan.of(layout(rows), choices(new BigDecimal("20")), LEARNERS, standing);
    }

    private static Choices choices(BigDecimal maximum) {
        return new Choices(
                Map.of(0, Use.EMAIL, 1, Use.POINTS), Map.of(1, maximum), Decimal.POINT, LetterScale.USUAL, Map.of());
    }

    private static Layout layout(String rows) {
        return Layout.of(GradeTable.of(("Email,Quiz\n" + rows).getBytes(StandardCharsets.UTF_8)));
    }

    /** What stands once the gradebook has taken in what a plan offers. */
    private static Plan.Standing taken(Plan plan, Plan.Standing before) {
        Plan.Taken taken = plan.columns().get(0);
        LineItem item = taken.before()
                .orElseGet(() -> item(
                        taken.column().key().toString(),
                        taken.column().title(),
                        taken.maximum().toString(),
                        GradeFiles.SOURCE));
        Map<PersonId, Result> results = new TreeMap<>(java.util.Comparator.comparing(PersonId::toString));
        results.putAll(before.results().getOrDefault(item.id(), Map.of()));
        Map<String, PersonId> persons = LEARNERS.stream()
                .map(Participant::enrolment)
                .collect(Collectors.toMap(Enrolment::subject, Enrolment::person));
        taken.offers().forEach(offer -> {
            PersonId person = persons.get(offer.subject());
            results.put(person, result(item, person, offer.mark()));
        });
        return new Plan.Standing(List.of(item), Map.of(item.id(), results));
    }

    private static Result result(LineItem item, PersonId person, Mark mark) {
        boolean graded = mark instanceof Mark.Score;
        return new Result(
                item.id(),
                person,
                graded
                        ? Result.Status.GRADED
                        : mark instanceof Mark.Excused ? Result.Status.EXCUSED : Result.Status.ABSENT,
                mark instanceof Mark.Score score ? score.number() : null,
                graded ? item.scoreMaximum() : null,
                Instant.EPOCH,
                null);
    }

    private static LineItem item(String url, String label, String maximum, SourceName source) {
        return new LineItem(
                new LineItemId(UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8))),
                COURSE,
                URI.create(url),
                label,
                new BigDecimal(maximum),
                null,
                LineItem.Purpose.EVIDENCE,
                false,
                source,
                null,
                null);
    }
}
