package org.cairn.attainment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.cairn.attainment.LearnersMaps;
import org.cairn.attainment.MapMoves;
import org.cairn.attainment.Term;
import org.cairn.course.Roster;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovePagesTests {

    private final Rules rules = new Rules(TestDatabase.H2);
    private final Term term = new Term(rules);
    private PersonId loser;
    private CourseMap second;

    @AfterEach
    void leave() {
        rules.close();
    }

    @Test
    void thePageShowsWhatWouldChangeAndMovesOnceThatIsConfirmed() {
        superseded();
        assertThat(desk(term.instructor).get(path()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("course map 1 (version 1)", "would no longer meet everything", "Nobody loses an award")
                .doesNotContain("??", "Moved before");

        assertThat(desk(term.instructor)
                        .post(path(), "whom", "ALL", "reason", "The plan was dropped", "seen", seen())
                        .exchange())
                .hasStatus(302);

        assertThat(desk(term.instructor).get(path()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Nobody is judged by an earlier map.",
                        "One learner: everybody was moved",
                        "The plan was dropped")
                .doesNotContain("??");
    }

    @Test
    void inFrenchToo() {
        superseded();
        Visitor french = new Visitor(
                term.instructor.launch(),
                term.instructor.institution(),
                term.course,
                term.instructor.person(),
                Set.of(Role.INSTRUCTOR),
                Locale.CANADA_FRENCH);

        assertThat(desk(french).get(path()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("n’atteindraient plus tout", "Le meilleur des deux")
                .doesNotContain("??");
        assertThat(desk(french).post(path(), "seen", seen()).exchange()).hasStatus(422);
    }

    @ParameterizedTest
    @CsvSource({"SOMEBODY, The plan was dropped, whom-error", "ALL, because, reason-error", "'', '', whom-error"})
    void whatIsNotWholeIsAnsweredAtItsFieldAndNobodyIsMoved(String whom, String reason, String error) {
        superseded();

        assertThat(desk(term.instructor)
                        .post(path(), "whom", whom, "reason", reason, "seen", seen())
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("id=\"" + error + "\"");
        assertThat(rules.the(LearnersMaps.class).earlier(second)).containsOnlyKeys(loser);
    }

    @Test
    void whatChangedSinceItWasSeenIsShownAgainAndNobodyIsMoved() {
        superseded();
        String seen = seen();
        term.gradeAll(loser, "50", "50", "50");

        assertThat(desk(term.instructor)
                        .post(path(), "whom", "ALL", "reason", "The plan was dropped", "seen", seen)
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("Results have come since you looked", "The plan was dropped");
        assertThat(rules.the(LearnersMaps.class).earlier(second)).containsOnlyKeys(loser);
    }

    @Test
    void learnersAndOthersStayOutside() {
        superseded();
        Visitor curious = new Visitor(
                new LaunchId(UUID.randomUUID()),
                term.instructor.institution(),
                term.course,
                loser,
                Set.of(Role.LEARNER),
                Locale.CANADA);

        assertThat(desk(curious).get(path()).exchange()).hasStatus(403);
        assertThat(desk(curious).post(path()).exchange()).hasStatus(403);
        assertThat(desk(rules.instructor(rules.course("OTHER"))).get(path()).exchange())
                .hasStatus(404);
    }

    private void superseded() {
        loser = term.graded("40", "40", "40");
        CourseMap first = term.published();
        term.evaluate();
        second = term.next(first, "0.95");
        term.evaluate();
    }

    private String path() {
        return "/teach/maps/" + second.id() + "/move";
    }

    private String seen() {
        return rules.the(MapMoves.class).preview(term.instructor, second.id()).hash();
    }

    private Desk desk(Visitor visitor) {
        MapMoves moves = rules.the(MapMoves.class);
        MoveView view = new MoveView(
                rules.the(CourseMaps.class),
                rules.the(LearnersMaps.class),
                moves,
                rules.the(Microcredentials.class),
                rules.the(Roster.class));
        return new Desk(visitor, new MoveController(view, moves));
    }
}
