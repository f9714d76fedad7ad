package org.cairn.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.verify;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.MapMove.Whom;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.StillJudging;
import org.cairn.shared.PersonId;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MapMovesTests {

    private static final String WHY = "The plan was dropped from the course.";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatThePreviewSaysIsWhatThenHappens(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            MapMoves.Preview preview = story.preview();
            assertThat(preview.gain()).isEqualTo(1);
            assertThat(preview.lose()).isEqualTo(1);
            assertThat(preview.unchanged()).isEqualTo(1);
            assertThat(story.term.maps.besides(story.third))
                    .containsExactly(new StillJudging.Earlier(1, 1, 2), new StillJudging.Earlier(2, 1, 1));

            assertThat(story.move(Whom.ALL)).isEqualTo(3);

            Map<PersonId, Standing> standings = story.term.attainments.of(story.third.id()).stream()
                    .collect(Collectors.toMap(Standing::person, Function.identity()));
            assertThat(preview.learners()).hasSize(3).allSatisfy(learner -> {
                assertThat(standings.get(learner.person()).met()).isEqualTo(learner.after() == Status.MET);
                assertThat(story.term
                                .attainments
                                .evidence(story.third.id(), learner.person())
                                .met())
                        .isEqualTo(learner.after() == Status.MET);
            });
            assertThat(story.term.maps.earlier(story.third)).isEmpty();
            assertThat(story.preview().learners()).isEmpty();
            assertThat(story.moves.to(story.term.instructor, story.third.id()))
                    .containsExactly(new MapMove(Whom.ALL, WHY, story.term.instructor.person(), Rules.NOW, 3));
            assertThat(rules.events(ThresholdsMet.class))
                    .contains(new ThresholdsMet(
                            story.third.id(), story.third.version(), story.term.course, story.gainer));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theBetterOfBothLeavesThoseWhoWouldLoseWhereTheyAre(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            Evidence before = story.term.attainments.evidence(story.first.id(), story.loser);

            assertThat(story.move(Whom.NOBODY_LOSES)).isEqualTo(2);
            story.term.evaluate();

            assertThat(story.term.maps.earlier(story.third)).containsOnlyKeys(story.loser);
            assertThat(story.term.attainments.evidence(story.first.id(), story.loser))
                    .isEqualTo(before);
            assertThat(story.term.standings(story.third)).containsExactlyInAnyOrder(story.keeper, story.gainer);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobodyIsMovedOnAPreviewThatNoLongerHolds(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            String seen = story.preview().hash();
            story.term.gradeAll(story.loser, "50", "50", "50");

            assertThatThrownBy(() -> story.moves.move(story.term.instructor, story.third.id(), Whom.ALL, WHY, seen))
                    .hasMessage("CONFLICT attainment.preview-old");
            assertThat(story.term.maps.earlier(story.third)).containsOnlyKeys(story.keeper, story.loser, story.gainer);
            assertThat(story.moves.to(story.term.instructor, story.third.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoWasMovedStaysWithThatMapWhenTheNextIsPublished(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            story.move(Whom.ALL);

            CourseMap fourth = story.term.next(story.third, "0.99");
            story.term.evaluate();

            assertThat(story.term.maps.earlier(fourth))
                    .hasSize(3)
                    .allSatisfy((person, map) -> assertThat(map.id()).isEqualTo(story.third.id()));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theProgressFollowsFromOneMapToTheOther(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            clearInvocations(rules.gradebook());

            story.move(Whom.ALL);

            verify(rules.scores())
                    .reportProgress(eq(story.term.course), eq(story.loser), argThat(share -> share.signum() == 0));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void onlyTheMapInForceTakesLearnersAndOnlyItsInstructorsMoveThem(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            String seen = story.preview().hash();

            assertThatThrownBy(() -> story.moves.preview(story.term.instructor, story.second.id()))
                    .hasMessage("CONFLICT attainment.not-in-force");
            assertThatThrownBy(() -> story.moves.move(story.term.instructor, story.second.id(), Whom.ALL, WHY, seen))
                    .hasMessage("CONFLICT attainment.not-in-force");
            assertThatThrownBy(() -> story.moves.move(
                            rules.instructor(rules.course("OTHER")), story.third.id(), Whom.ALL, WHY, seen))
                    .hasMessage("NOT_FOUND mapping.unknown");
            assertThat(story.preview().learners()).hasSize(3);
        }
    }

    /** Three maps, at 75%, 95% and 80%, and learners who began with the first or the second. */
    private static final class Story {

        private final Term term;
        private final MapMoves moves;
        private final PersonId keeper;
        private final PersonId loser;
        private final PersonId gainer;
        private final CourseMap first;
        private final CourseMap second;
        private final CourseMap third;

        Story(Rules rules) {
            term = new Term(rules);
            moves = rules.the(MapMoves.class);
            keeper = term.graded("50", "50", "50");
            loser = term.graded("38", "38", "38");
            first = term.published();
            term.evaluate();
            second = term.next(first, "0.95");
            gainer = term.graded("45", "45", "45");
            term.evaluate();
            third = term.next(second, "0.8");
            term.evaluate();
        }

        MapMoves.Preview preview() {
            return moves.preview(term.instructor, third.id());
        }

        int move(Whom whom) {
            return moves.move(term.instructor, third.id(), whom, WHY, preview().hash());
        }
    }
}
