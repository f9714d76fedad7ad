package org.cairn.home.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.Missing;
import org.cairn.attainment.Standing;
import org.cairn.attainment.Trace;
import org.cairn.award.Award;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.competency.Level;
import org.cairn.competency.ProficiencyScale;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.LineItemId;
import org.cairn.home.web.PathPage.Awarded;
import org.cairn.home.web.PathPage.Outlook;
import org.cairn.mapping.CourseMapId;
import org.cairn.microcredential.CreditType;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Requirement;
import org.cairn.shared.Bilingual;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From where a learner stands to what the page shows. */
class PathsTests {

    private static final BigDecimal THRESHOLD = new BigDecimal("0.75");
    private static final Level DEVELOPING = level(1, "Developing", "En développement", "0");
    private static final Level PROFICIENT = level(2, "Proficient", "Compétent", "0.7");
    private static final Level EXEMPLARY = level(3, "Exemplary", "Exemplaire", "0.9");
    private static final CriterionId CRITERION = new CriterionId(UUID.randomUUID());
    private static final Competency PLAN = competency("Plan fall protection", "Planifier la protection");
    private static final Competency INSPECT = competency("Inspect equipment", "Inspecter l’équipement");
    private static final LineItemId DRILL = new LineItemId(UUID.randomUUID());
    private static final LineItemId QUIZ = new LineItemId(UUID.randomUUID());
    private static final ActivityId DRILL_ACTIVITY = new ActivityId(UUID.randomUUID());

    private final Paths paths = new Paths(definition(), Map.of(DRILL, DRILL_ACTIVITY), Locale.CANADA);

    @Test
    void theLevelIsTheOneThatTheThresholdAsksFor() {
        assertThat(page(Status.NOT_ASSESSED, Status.NOT_ASSESSED).facts().level())
                .isEqualTo("Proficient");
        assertThat(new Paths(definition(), Map.of(), Locale.CANADA_FRENCH)
                        .page(standing(Status.MET, Status.MET), "Collège", Optional.empty())
                        .facts())
                .satisfies(facts -> {
                    assertThat(facts.level()).isEqualTo("Compétent");
                    assertThat(facts.language()).isEqualTo("Anglais");
                });
    }

    @Test
    void theOutlookSaysWhatMattersMost() {
        assertThat(page(Status.NOT_ASSESSED, Status.NOT_ASSESSED).outlook()).isEqualTo(Outlook.NOTHING_YET);
        assertThat(page(Status.IN_PROGRESS, Status.NOT_ASSESSED).outlook()).isEqualTo(Outlook.UNDER_WAY);
        assertThat(page(Status.NEAR, Status.MET).outlook()).isEqualTo(Outlook.CLOSE);
        assertThat(page(Status.NEAR, Status.UNREACHABLE).outlook()).isEqualTo(Outlook.OUT_OF_REACH);
        assertThat(page(Status.MET, Status.MET).outlook()).isEqualTo(Outlook.ALL_MET);
    }

    @Test
    void anAwardStandsWhateverTheMarksSayNow() {
        PathPage page = paths.page(
                standing(Status.MET, Status.IN_PROGRESS),
                "College",
                Optional.of(new Awarded("c1", Instant.EPOCH, Award.State.ISSUED, false, null)));

        assertThat(page.outlook()).isEqualTo(Outlook.AWARDED);
        assertThat(page.met()).isEqualTo(1);
        assertThat(paths.page(
                                standing(Status.MET, Status.MET),
                                "College",
                                Optional.of(new Awarded("c1", Instant.EPOCH, Award.State.REVOKED, false, null)))
                        .outlook())
                .isEqualTo(Outlook.REVOKED);
    }

    @Test
    void anActivityMissingForTwoCompetenciesIsOneThingToDo() {
        Standing standing = standing(
                of(PLAN, Status.IN_PROGRESS, List.of(missing(DRILL, "30", false), missing(QUIZ, null, false))),
                of(INSPECT, Status.NEAR, List.of(missing(DRILL, "41.5", true))));

        List<PathPage.MissingActivity> missing =
                paths.page(standing, "College", Optional.empty()).missing();

        assertThat(missing).hasSize(2);
        assertThat(missing.get(0).needed()).isEqualByComparingTo("41.5");
        assertThat(missing.get(0).required()).isTrue();
        assertThat(missing.get(0).competencies()).containsExactly("Plan fall protection", "Inspect equipment");
        assertThat(missing.get(0).activity()).isEqualTo(DRILL_ACTIVITY.toString());
        assertThat(missing.get(1).needed()).isNull();
        assertThat(missing.get(1).activity()).isNull();
    }

    @Test
    void whatIsMetNeedsNothingMore() {
        Standing standing = standing(of(PLAN, Status.MET, List.of(missing(DRILL, "1", false))));

        assertThat(paths.page(standing, "College", Optional.empty()).missing()).isEmpty();
    }

    private PathPage page(Status first, Status second) {
        return paths.page(standing(first, second), "College", Optional.empty());
    }

    private static Standing standing(Status first, Status second) {
        return standing(of(PLAN, first, List.of()), of(INSPECT, second, List.of()));
    }

    private static Standing standing(CompetencyStanding... competencies) {
        return new Standing(
                new CourseMapId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                List.of(competencies),
                List.of(competencies).stream().allMatch(CompetencyStanding::isMet),
                Instant.EPOCH);
    }

    private static CompetencyStanding of(Competency competency, Status status, List<Missing> missing) {
        return new CompetencyStanding(
                competency.id(), status, null, THRESHOLD, 0, 2, null, missing, new Trace(List.of()));
    }

    private static Missing missing(LineItemId lineItem, @Nullable String needed, boolean required) {
        return new Missing(
                lineItem,
                lineItem.equals(DRILL) ? "Drill" : "Quiz",
                needed == null ? null : new BigDecimal(needed),
                new BigDecimal("50"),
                required,
                null,
                Missing.Reason.NOT_GRADED,
                List.of());
    }

    private static Definition definition() {
        return new Definition(
                new Bilingual("Fall Protection", "Protection contre les chutes"),
                new Bilingual("What it is", null),
                BigDecimal.valueOf(24),
                CreditType.NON_CREDIT,
                null,
                "en",
                new Bilingual("Marked by an instructor", null),
                null,
                List.of(new Requirement(PLAN, THRESHOLD), new Requirement(INSPECT, THRESHOLD)));
    }

    private static Competency competency(String en, String fr) {
        return new Competency(
                new CompetencyId(UUID.randomUUID()),
                null,
                new Bilingual(en, fr),
                new Bilingual(en + " according to the regulation", null),
                List.of(new Criterion(CRITERION, new Bilingual("Identifies hazards", null), true)),
                new ProficiencyScale(new Bilingual("Scale", null), List.of(DEVELOPING, PROFICIENT, EXEMPLARY)));
    }

    private static Level level(int rank, String en, String fr, String cut) {
        return new Level(UUID.randomUUID(), rank, new Bilingual(en, fr), null, new BigDecimal(cut));
    }
}
