package org.cairn.gradefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.course.Enrolment;
import org.cairn.course.Participant;
import org.cairn.gradefile.Match.Outcome;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a row is about: found surely, or marked. */
class MatchingTests {

    private static final CourseId COURSE = new CourseId(new UUID(0, 1));
    private static final Participant ANA = learner(1, "u1", "Ana Lee", "ana@coast.example", "A00123");
    private static final Participant OTHER_ANA = learner(2, "u2", "Ana Lee", "a.lee@coast.example", "A00200");
    private static final Participant NOEMIE = learner(3, "u3", "Noémie Tremblay", null, null);
    private static final Participant KIM = learner(4, "u4", null, "kim@coast.example", null);
    private static final List<Participant> ALL = List.of(ANA, OTHER_ANA, NOEMIE, KIM);
    private static final Map<Integer, Use> USES =
            Map.of(0, Use.NAME, 1, Use.EMAIL, 2, Use.SOURCED_ID, 3, Use.USER_ID, 4, Use.POINTS);

    @ParameterizedTest
    @CsvSource({
        "'', ana@coast.example, '', '', FOUND, 1",
        "'', ANA@Coast.example, '', '', FOUND, 1",
        "'', '', #A00200, '', FOUND, 2",
        "'', '', '', u3, FOUND, 3",
        "'Tremblay, NOEMIE', '', '', '', BY_NAME, 3",
        "Somebody Else, kim@coast.example, '', '', FOUND, 4",
        "Ana Lee, '', '', '', SEVERAL, ",
        "Ana Lee, nobody@coast.example, '', '', SEVERAL, ",
        "Nobody, nobody@coast.example, '', '', NOBODY, ",
        "'', '', '', '', NOBODY, ",
        "Ana Lee, ana@coast.example, A00200, '', CONTRADICTORY, "
    })
    void aLearnerIsFoundByWhatIsSureAndLastByName(
            String name, String email, String id, String user, Outcome outcome, Integer person) {
        Match match = match(row(2, name, email, id, user, "1")).get(0);

        assertThat(match.outcome()).isEqualTo(outcome);
        assertThat(match.person().map(found -> found.enrolment().person()))
                .isEqualTo(Optional.ofNullable(person).map(number -> new PersonId(new UUID(0, number))));
        assertThat(outcome.counts()).isEqualTo(person != null);
    }

    /** Two of one name may not both be in the roster yet: what is known of one tells that it is not the one. */
    @Test
    void aNameWhoseEmailIsKnownToBeAnotherIsNotGuessed() {
        List<Match> matches = new Matching(List.of(ANA), USES)
                .match(List.of(row(2, "Ana Lee", "another.ana@coast.example", "", "", "1")), Map.of(), row -> row);

        assertThat(matches.get(0).outcome()).isEqualTo(Outcome.CONTRADICTORY);
        assertThat(matches.get(0).candidates()).containsExactly(ANA);
    }

    @Test
    void aSharedEmailIsToldApartByTheName() {
        Participant mother = learner(7, "u7", "Rosa Cruz", "cruz@home.example", null);
        Participant son = learner(8, "u8", "Leo Cruz", "cruz@home.example", null);
        Matching matching = new Matching(List.of(mother, son), USES);

        assertThat(matching.match(List.of(row(2, "Cruz, Leo", "cruz@home.example", "", "", "1")), Map.of(), row -> row))
                .singleElement()
                .satisfies(match -> assertThat(match.person()).contains(son));
        assertThat(matching.match(List.of(row(2, "", "cruz@home.example", "", "", "1")), Map.of(), row -> row))
                .singleElement()
                .satisfies(match -> assertThat(match.outcome()).isEqualTo(Outcome.SEVERAL));
    }

    @Test
    void somebodyWithTwoAccountsIsOne() {
        Participant again = new Participant(
                new Enrolment(
                        COURSE, ANA.enrolment().person(), "u9", Optional.of("Ana Lee"), Set.of(Role.LEARNER), true),
                Optional.of("ana@other.example"),
                Optional.empty());

        assertThat(new Matching(List.of(again, ANA), USES)
                        .match(
                                List.of(
                                        row(2, "Ana Lee", "", "", "", "1"),
                                        row(3, "", "ana@other.example", "", "", "1"),
                                        row(4, "", "", "", "u9", "1")),
                                Map.of(),
                                row -> row.cell(4)))
                .allSatisfy(match -> assertThat(match.person()).contains(ANA));
    }

    /** Canvas's login id is an e-mail in one school, and a user name in the next. */
    @Test
    void aLoginThatIsNoEmailSpeaksAgainstNobody() {
        assertThat(match(
                        row(2, "Tremblay, Noémie", "ntremblay", "", "", "1"),
                        row(3, "", "kim@coast.example", "", "", "1")))
                .extracting(Match::outcome)
                .containsExactly(Outcome.BY_NAME, Outcome.FOUND);
        assertThat(new Matching(List.of(ANA), USES)
                        .match(List.of(row(2, "Lee, Ana", "alee", "", "", "1")), Map.of(), row -> row))
                .extracting(Match::outcome)
                .containsExactly(Outcome.BY_NAME);
    }

    @Test
    void aFirstAndALastNameAreAName() {
        assertThat(new Matching(ALL, Map.of(0, Use.LAST_NAME, 1, Use.FIRST_NAME))
                        .match(List.of(row(2, "Tremblay", "Noémie")), Map.of(), row -> row))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.person()).contains(NOEMIE);
                    assertThat(match.who()).isEqualTo("Noémie Tremblay");
                });
    }

    @Test
    void twoRowsOfOneLearnerWithDifferentScoresAreMarkedAndNeitherIsTaken() {
        List<Match> matches = match(
                row(2, "", "ana@coast.example", "", "", "12"),
                row(3, "", "", "A00123", "", "13"),
                row(4, "", "kim@coast.example", "", "", "7"),
                row(5, "", "kim@coast.example", "", "", "7"));

        assertThat(matches)
                .extracting(Match::outcome)
                .containsExactly(Outcome.TWICE, Outcome.TWICE, Outcome.FOUND, Outcome.FOUND);
        assertThat(matches.get(0).candidates()).containsExactly(ANA);
    }

    @Test
    void whatTheInstructorChoosesStands() {
        List<GradeTable.Row> rows = List.of(
                row(2, "", "ana@coast.example", "", "", "12"),
                row(3, "", "", "A00123", "", "13"),
                row(4, "Ana Lee", "", "", "", "9"),
                row(5, "Visitor", "", "", "", "1"));

        List<Match> matches =
                new Matching(ALL, USES).match(rows, Map.of(3, id(ANA), 4, id(OTHER_ANA), 5, ""), row -> row.cell(4));

        assertThat(matches)
                .extracting(Match::outcome)
                .containsExactly(Outcome.REPLACED, Outcome.CHOSEN, Outcome.CHOSEN, Outcome.LEFT_OUT);
        assertThat(matches.get(2).person()).contains(OTHER_ANA);
    }

    @Test
    void twoRowsChosenForOneLearnerAreStillTwo() {
        assertThat(new Matching(ALL, USES)
                        .match(
                                List.of(row(2, "x", "", "", "", "1"), row(3, "y", "", "", "", "2")),
                                Map.of(2, id(ANA), 3, id(ANA)),
                                row -> row.cell(4)))
                .extracting(Match::outcome)
                .containsOnly(Outcome.TWICE);
    }

    /** Any rows, in any order: each row is about the same person, and no learner has two rows that count and differ. */
    @RepeatedTest(50)
    void theOrderOfRowsPlaysNoPart(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<GradeTable.Row> rows = IntStream.range(2, 40)
                .mapToObj(line -> row(
                        line,
                        pick(random, "", "Ana Lee", "Tremblay, Noémie", "Nobody"),
                        pick(random, "", "ana@coast.example", "a.lee@coast.example", "kim@coast.example"),
                        pick(random, "", "", "A00123", "A00200"),
                        pick(random, "", "", "", "u3"),
                        pick(random, "1", "2")))
                .toList();
        List<GradeTable.Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        List<Participant> others = new ArrayList<>(ALL);
        Collections.shuffle(others, random);

        List<Match> matches = new Matching(ALL, USES).match(rows, Map.of(), row -> row.cell(4));

        assertThat(new Matching(others, USES).match(shuffled, Map.of(), row -> row.cell(4)))
                .isEqualTo(matches);
        matches.stream()
                .filter(match -> match.outcome().counts())
                .collect(java.util.stream.Collectors.groupingBy(
                        match -> match.person().orElseThrow(),
                        java.util.stream.Collectors.mapping(
                                match -> rows.get(match.line() - 2).cell(4), java.util.stream.Collectors.toSet())))
                .values()
                .forEach(scores -> assertThat(scores).hasSize(1));
    }

    @Test
    void aRosterOfThousandsIsMatchedAtOnce() {
        List<Participant> many = IntStream.range(0, 50_000)
                .mapToObj(i -> learner(i, "u" + i, "Learner " + i, "l" + i + "@x.example", "N" + i))
                .toList();
        List<GradeTable.Row> rows = IntStream.range(0, 50_000)
                .mapToObj(i -> row(i + 2, "", "l" + i + "@x.example", "", "", "1"))
                .toList();

        assertThat(new Matching(many, USES).match(rows, Map.of(), row -> row.cell(4)))
                .allMatch(match -> match.outcome() == Outcome.FOUND)
                .hasSize(50_000);
    }

    private static String pick(Random random, String... among) {
        return among[random.nextInt(among.length)];
    }

    private static List<Match> match(GradeTable.Row... rows) {
        return new Matching(ALL, USES).match(List.of(rows), Map.of(), row -> row.cell(4));
    }

    private static String id(Participant participant) {
        return participant.enrolment().person().toString();
    }

    private static GradeTable.Row row(int line, String... cells) {
        return new GradeTable.Row(line, Arrays.asList(cells));
    }

    private static Participant learner(int number, String subject, String name, String email, String sourcedId) {
        return new Participant(
                new Enrolment(
                        COURSE,
                        new PersonId(new UUID(0, number)),
                        subject,
                        Optional.ofNullable(name),
                        Set.of(Role.LEARNER),
                        true),
                Optional.ofNullable(email),
                Optional.ofNullable(sourcedId));
    }
}
