package org.cairn.home.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.Missing;
import org.cairn.attainment.Standing;
import org.cairn.attainment.Trace;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.competency.ProficiencyScale;
import org.cairn.course.Enrolment;
import org.cairn.gradebook.LineItemId;
import org.cairn.home.web.ClassPage.CriterionRow;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.Mapping;
import org.cairn.microcredential.CreditType;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Requirement;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.junit.jupiter.api.Test;

/** From the standings of a class to what its instructor can do. */
class ClassInsightTests {

    private static final BigDecimal THRESHOLD = new BigDecimal("0.75");
    private static final LineItemId QUIZ = new LineItemId(UUID.randomUUID());
    private static final LineItemId DRILL = new LineItemId(UUID.randomUUID());
    private static final Criterion SEES = criterion("Sees the hazards", false);
    private static final Criterion FITS = criterion("Fits the harness", true);
    private static final Criterion UNMAPPED = criterion("Writes it down", false);
    private static final Competency PLAN = new Competency(
            new CompetencyId(UUID.randomUUID()),
            null,
            new Bilingual("Plan fall protection", null),
            new Bilingual("Plans it according to the regulation", null),
            List.of(SEES, FITS, UNMAPPED),
            new ProficiencyScale(new Bilingual("Scale", null), List.of()));
    private static final CourseMap MAP = new CourseMap(
            new CourseMapId(UUID.randomUUID()),
            new InstitutionId(UUID.randomUUID()),
            new CourseId(UUID.randomUUID()),
            new VersionId(UUID.randomUUID()),
            1,
            CourseMap.State.PUBLISHED,
            List.of(mapping(QUIZ, SEES), mapping(DRILL, SEES), mapping(DRILL, FITS)),
            null);

    private final List<Enrolment> roster = new ArrayList<>();
    private final List<Standing> standings = new ArrayList<>();

    @Test
    void whoIsCloseIsListedWithWhatIsMissing() {
        learner("Noémie", Status.NEAR, Map.of(QUIZ, "0.8"));

        ClassPage page = page();

        assertThat(page.near()).singleElement().satisfies(learner -> {
            assertThat(learner.name()).isEqualTo("Noémie");
            assertThat(learner.last()).as("the last step").isTrue();
            assertThat(learner.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.competency()).isEqualTo("Plan fall protection");
                assertThat(gap.missing())
                        .singleElement()
                        .satisfies(step -> assertThat(step.needed()).isEqualByComparingTo("35"));
            });
        });
        assertThat(page.stuck()).isEmpty();
        assertThat(page.notBegun()).isEmpty();
    }

    @Test
    void whoIsStuckAndWhoHasNotBegunAreApart() {
        learner("Ngozi", Status.UNREACHABLE, Map.of(QUIZ, "0.1", DRILL, "0.2"));
        learner("Tove", Status.NOT_ASSESSED, Map.of());

        assertThat(page().stuck()).extracting(ClassPage.Learner::name).containsExactly("Ngozi");
        assertThat(page().notBegun()).extracting(ClassPage.Learner::name).containsExactly("Tove");
        assertThat(page().near()).isEmpty();
    }

    @Test
    void theBottleneckIsTheCriterionThatMostAreBelow() {
        learner("A", Status.NEAR, Map.of(QUIZ, "1", DRILL, "0.6"));
        learner("B", Status.NEAR, Map.of(QUIZ, "0.9", DRILL, "0.7"));
        learner("C", Status.MET, Map.of(QUIZ, "0.8", DRILL, "0.75"));
        learner("D", Status.NOT_ASSESSED, Map.of());

        List<CriterionRow> rows = page().criteria();

        assertThat(rows).extracting(CriterionRow::text).containsExactly("Fits the harness", "Sees the hazards");
        assertThat(rows.get(0).below()).isEqualTo(2);
        assertThat(rows.get(0).assessed())
                .as("who has nothing graded is not below")
                .isEqualTo(3);
        assertThat(rows.get(0).mean()).isEqualByComparingTo("0.6833333333");
        assertThat(rows.get(0).critical()).isTrue();
        assertThat(rows.get(1).below()).isZero();
        assertThat(page().bottleneck()).isEqualTo(rows.get(0));
    }

    @Test
    void whereNobodyIsBelowThereIsNoBottleneck() {
        learner("A", Status.MET, Map.of(QUIZ, "0.75", DRILL, "0.75"));

        assertThat(page().bottleneck()).as("exactly the threshold is not below").isNull();
        assertThat(new ClassInsight(MAP, paths(), List.of()).page(List.of()).criteria())
                .allSatisfy(row -> assertThat(row.mean()).isNull());
    }

    @Test
    void whoHasLeftIsNobodysWorryAnyMore() {
        learner("Gone", Status.NEAR, Map.of(QUIZ, "0.1"));
        Enrolment gone = roster.remove(0);
        roster.add(new Enrolment(gone.course(), gone.person(), gone.subject(), gone.name(), gone.roles(), false));

        assertThat(page().near()).isEmpty();
        assertThat(page().learners()).isZero();
        assertThat(page().criteria())
                .allSatisfy(row -> assertThat(row.assessed()).isZero());
    }

    private ClassPage page() {
        return new ClassInsight(MAP, paths(), roster).page(standings);
    }

    private void learner(String name, Status status, Map<LineItemId, String> shares) {
        PersonId person = new PersonId(UUID.randomUUID());
        roster.add(
                new Enrolment(MAP.course(), person, "subject-" + name, Optional.of(name), Set.of(Role.LEARNER), true));
        List<Trace.Step> steps = new ArrayList<>();
        shares.forEach((item, share) -> steps.add(new Trace.Counted(
                item,
                "activity",
                new BigDecimal(share).movePointRight(2),
                BigDecimal.valueOf(100),
                new BigDecimal(share),
                BigDecimal.ONE,
                false)));
        CompetencyStanding standing = new CompetencyStanding(
                PLAN.id(),
                status,
                null,
                THRESHOLD,
                shares.size(),
                2,
                null,
                List.of(new Missing(
                        DRILL,
                        "Drill",
                        BigDecimal.valueOf(35),
                        BigDecimal.valueOf(50),
                        false,
                        null,
                        Missing.Reason.NOT_GRADED,
                        List.of())),
                new Trace(steps));
        standings.add(new Standing(MAP.id(), person, List.of(standing), status == Status.MET, Instant.EPOCH));
    }

    private static Paths paths() {
        return new Paths(
                new Definition(
                        new Bilingual("Fall Protection", null),
                        new Bilingual("What it is", null),
                        null,
                        CreditType.NON_CREDIT,
                        null,
                        "en",
                        new Bilingual("Marked by an instructor", null),
                        null,
                        List.of(new Requirement(PLAN, THRESHOLD))),
                Map.of(),
                Locale.CANADA);
    }

    private static Mapping mapping(LineItemId item, Criterion criterion) {
        return new Mapping(item, PLAN.id(), criterion.id(), BigDecimal.ONE, false, null);
    }

    private static Criterion criterion(String text, boolean critical) {
        return new Criterion(new CriterionId(UUID.randomUUID()), new Bilingual(text, null), critical);
    }
}
