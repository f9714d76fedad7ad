package org.cairn.home.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.LearnersMaps;
import org.cairn.attainment.Term;
import org.cairn.course.Roster;
import org.cairn.home.web.TeachPage.Began;
import org.cairn.home.web.TeachPage.Cell;
import org.cairn.home.web.TeachPage.Offer;
import org.cairn.home.web.TeachPage.Row;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Wording;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A version with one competency less follows in the middle of a term. */
class PinnedPagesTests {

    private final Rules rules = new Rules(TestDatabase.H2);
    private final Term term = new Term(rules);
    private final Offered offered = new Offered(rules.the(LearnersMaps.class), rules.the(Wording.class));
    private PersonId early;
    private PersonId late;
    private CourseMap first;
    private CourseMap second;

    @BeforeEach
    void aVersionFollows() {
        early = term.graded("45", "45", null);
        first = term.published();
        term.evaluate();
        Microcredentials microcredentials = rules.the(Microcredentials.class);
        MicrocredentialVersion draft = microcredentials.revise(term.instructor, first.version());
        Definition smaller =
                draft.definition().with(draft.definition().requirements().subList(1, 3));
        microcredentials.save(term.instructor, draft.id(), draft.definition(), smaller);
        second = term.publish(rules.the(CourseMaps.class).open(term.instructor, draft.id()));
        late = term.graded("45", "45", null);
        term.evaluate();
    }

    @AfterEach
    void leave() {
        rules.close();
    }

    @Test
    void learnersSeeTheMapTheyBeganWith() {
        assertThat(offered.to(visitor(early))).extracting(CourseMap::id).containsExactly(first.id());
        assertThat(offered.to(visitor(late))).extracting(CourseMap::id).containsExactly(second.id());
        assertThat(offered.to(visitor(early), first.id().toString()).version()).isEqualTo(first.version());
        assertThatThrownBy(() -> offered.to(visitor(late), first.id().toString()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theOverviewShowsEverybodyByTheirOwnVersion() {
        CourseOverview.Judged judged =
                new CourseOverview.Judged(rules.the(Attainments.class), rules.the(LearnersMaps.class));
        Map<?, CourseMap> earlier = judged.earlier(second);
        assertThat(earlier.values()).extracting(CourseMap::id).containsExactly(first.id());
        MicrocredentialVersion version =
                rules.the(Microcredentials.class).version(second.version()).orElseThrow();

        Offer offer = new Overview(rules.the(Roster.class).learners(term.course), Locale.CANADA)
                .offer(
                        second,
                        version,
                        judged.standings(second, List.of(first.id())),
                        Map.of(),
                        Map.of(first.id(), new Began(1, 1)));

        assertThat(offer.competencies()).hasSize(2);
        assertThat(offer.competencies())
                .allSatisfy(column -> assertThat(column.of(Status.MET) + column.of(Status.NOT_ASSESSED))
                        .isEqualTo(2));
        Row began = offer.learners().get(0);
        assertThat(began.began()).isEqualTo(new Began(1, 1));
        assertThat(began.met()).isEqualTo(2);
        assertThat(began.asked()).isEqualTo(3);
        Row starter = offer.learners().get(1);
        assertThat(starter.began()).isNull();
        assertThat(starter.asked()).isEqualTo(2);
        assertThat(starter.cells())
                .containsExactly(new Cell(Status.MET, new BigDecimal("0.9")), new Cell(Status.NOT_ASSESSED, null));
    }

    private Visitor visitor(PersonId learner) {
        return new Visitor(
                new LaunchId(UUID.randomUUID()),
                term.instructor.institution(),
                term.course,
                learner,
                Set.of(Role.LEARNER),
                Locale.CANADA);
    }
}
