package org.cairn.microcredential.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class MicrocredentialPagesTests {

    private final Rules rules = new Rules(TestDatabase.H2);
    private final Microcredentials microcredentials = rules.the(Microcredentials.class);
    private Visitor instructor;
    private Desk desk;
    private MicrocredentialVersion draft;

    @BeforeEach
    void sitDown() {
        instructor = rules.instructor(rules.course("FALL-1010"));
        desk = deskOf(instructor);
        draft = microcredentials.take(instructor, "fall-protection");
    }

    @AfterEach
    void leave() {
        rules.close();
    }

    @Test
    void theListShowsTemplatesAndWhatThereIs() throws Exception {
        assertThat(desk.get("/teach/microcredentials").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Fall Protection for Construction Sites")
                .contains("Hosting Accessible Community Events")
                .contains("Version 1 · 3 competencies")
                .contains("Draft")
                .doesNotContain("??");
    }

    @Test
    void theListSpeaksFrench() {
        Visitor enseignante = new Visitor(
                instructor.launch(),
                instructor.institution(),
                instructor.course(),
                instructor.person(),
                instructor.roles(),
                Locale.CANADA_FRENCH);

        assertThat(deskOf(enseignante).get("/teach/microcredentials").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Protection contre les chutes sur les chantiers")
                .contains("3 compétences")
                .contains("Utiliser ce modèle");
    }

    @Test
    void takingATemplateLeadsToItsForm() {
        MvcTestResult taken = desk.post("/teach/microcredentials", "template", "community-event")
                .exchange();

        assertThat(taken).hasStatus3xxRedirection();
        String edit = taken.getResponse().getRedirectedUrl();
        assertThat(edit).endsWith("/edit");
        assertThat(desk.get(edit.substring(desk.at("").length())).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Plan with the community")
                .contains("name=\"competencies[0].criteria[1].critical\"")
                .contains("value=\"70\"");
    }

    @Test
    void anUnknownTemplateIsRefused() {
        assertThat(desk.post("/teach/microcredentials", "template", "no-such-thing")
                        .exchange())
                .hasStatus(404)
                .containsHeader("refusal");
    }

    @Test
    void whatIsSavedIsThere() {
        assertThat(save("titleEn", "Working at heights", "competencies[0].threshold", "80,5 %"))
                .hasStatus3xxRedirection();

        Definition saved = saved();
        assertThat(saved.title().en()).isEqualTo("Working at heights");
        assertThat(saved.title().fr()).isEqualTo("Protection contre les chutes sur les chantiers");
        assertThat(saved.requirements().get(0).threshold()).isEqualByComparingTo("0.805");
        assertThat(saved.competencies().get(0).id())
                .as("a competency keeps its id")
                .isEqualTo(draft.definition().competencies().get(0).id());
        assertThat(saved.competencies().get(2).criteria())
                .isEqualTo(draft.definition().competencies().get(2).criteria());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "competencies[1].threshold | 140       | A threshold is a percentage from 1 to 100.",
                "competencies[1].threshold | 0         | A threshold is a percentage from 1 to 100.",
                "competencies[1].threshold | -5        | A threshold is a percentage from 1 to 100.",
                "competencies[1].threshold | much      | A threshold is a percentage from 1 to 100.",
                "hours                     | two weeks | Write a number above 0",
                "validYears                | 1.5       | Write a whole number of years",
                "creditType                | BITCOIN   | Choose one of the list.",
                "language                  | tlh       | Choose one of the list.",
                "levels[2].cut             | 60        | Each level begins higher than the one before it.",
                "levels[0].cut             | 10        | The lowest level begins at 0",
                "levels[3].cut             | 120       | Write a percentage from 0 to 100."
            })
    void aWrongFieldSaysWhatIsWrongAndKeepsWhatWasTyped(String field, String typed, String said) {
        MvcTestResult answer = save(field, typed);

        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains(said)
                .contains("Nothing is saved yet.")
                .contains("aria-describedby=\""
                        + (field.contains("hreshold") || field.equals("hours") ? field + "-hint " : ""))
                .contains(field + "-error");
        if (!field.equals("creditType") && !field.equals("language")) {
            assertThat(answer).bodyText().contains("value=\"" + typed + "\"");
        }
        assertThat(saved()).isEqualTo(draftDefinition());
    }

    @Test
    void anEmptyTitleAndATooLongOneAreSaidAtTheField() {
        assertThat(save("titleEn", " ", "titleFr", ""))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"titleEn-error\"")
                .contains("Write it in at least one language.");
        assertThat(save("titleEn", "x".repeat(121)))
                .hasStatus(422)
                .bodyText()
                .contains("This is too long. At most 120 characters fit.");
    }

    @Test
    void aCompetencyWithoutCriteriaIsSaidAtTheCompetency() {
        List<String> fields = new ArrayList<>(fields());
        for (int i = fields.size() - 2; i >= 0; i -= 2) {
            if (fields.get(i).startsWith("competencies[0].criteria")) {
                fields.remove(i + 1);
                fields.remove(i);
            }
        }

        assertThat(post(fields))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"competencies[0].criteria-error\"")
                .contains("A competency needs at least 1");
        assertThat(saved()).isEqualTo(draftDefinition());
    }

    @Test
    void addingAndRemovingSavesNothingAndLosesNothing() {
        assertThat(save("titleEn", "Half typed", "change", "add-competency"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Half typed\"")
                .contains("name=\"competencies[3].titleEn\"")
                .contains("nothing is saved yet");
        assertThat(save("change", "remove-criterion-0-1"))
                .hasStatusOk()
                .bodyText()
                .contains("Identifies hazards and anchor points")
                .doesNotContain("Chooses a protection system for the task");
        assertThat(save("change", "add-criterion-2")).bodyText().contains("name=\"competencies[2].criteria[3].en\"");
        assertThat(save("change", "remove-competency-99")).hasStatusOk();
        assertThat(save("change", "add-level")).bodyText().contains("name=\"levels[4].cut\"");
        assertThat(saved()).isEqualTo(draftDefinition());
    }

    @Test
    void anIdThatTheDraftDidNotHaveIsNotBelieved() {
        UUID foreign = UUID.randomUUID();

        assertThat(save("competencies[0].id", foreign.toString())).hasStatus3xxRedirection();

        assertThat(saved().competencies().get(0).id().value()).isNotEqualTo(foreign);
    }

    @Test
    void twoRowsWithOneIdBecomeTwoCompetencies() {
        String id = draft.definition().competencies().get(0).id().toString();

        assertThat(save("competencies[1].id", id)).hasStatus3xxRedirection();

        assertThat(saved().competencies())
                .extracting(competency -> competency.id())
                .doesNotHaveDuplicates();
    }

    @Test
    void anIndexFarOutIsNoError() {
        assertThat(save("competencies[99999999].titleEn", "far")).hasStatus4xxClientError();
        assertThat(save("levels[250].cut", "99")).hasStatus4xxClientError();
    }

    @Test
    void whoSavesAnOldPageIsToldAndNothingIsOverwritten() {
        List<String> mine = fields("titleEn", "Mine");
        assertThat(save("titleEn", "Theirs")).hasStatus3xxRedirection();

        assertThat(post(mine)).hasStatus(409).bodyText().contains("Somebody else has saved this draft");
        assertThat(saved().title().en()).isEqualTo("Theirs");
    }

    @Test
    void aPublishedVersionHasNoForm() {
        microcredentials.publish(instructor, draft.id());

        assertThat(desk.get(edit()).exchange()).hasStatus(409);
        assertThat(save("titleEn", "Another")).hasStatus(409);
        assertThat(desk.get("/teach/microcredentials/" + draft.id()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Make a new version")
                .contains("never changes")
                .contains("Threshold 75%");
    }

    @Test
    void anotherCoursesDraftIsAsUnknownAsNoDraft() {
        Desk elsewhere = deskOf(rules.instructor(rules.course("OTHER")));

        for (String path : List.of(
                "/teach/microcredentials/" + draft.id(), edit(), "/teach/microcredentials/" + UUID.randomUUID())) {
            assertThat(elsewhere.get(path).exchange()).hasStatus(404);
        }
    }

    private Desk deskOf(Visitor visitor) {
        return new Desk(
                visitor, new MicrocredentialsController(microcredentials), new DraftController(microcredentials));
    }

    private String edit() {
        return "/teach/microcredentials/" + draft.id() + "/edit";
    }

    private Definition saved() {
        return microcredentials
                .version(new VersionId(draft.id().value()))
                .orElseThrow()
                .definition();
    }

    private Definition draftDefinition() {
        Definition before = draft.definition();
        assertThat(before.requirements().get(0).threshold()).isEqualByComparingTo(new BigDecimal("0.75"));
        return before;
    }

    private MvcTestResult save(String... changes) {
        return post(fields(changes));
    }

    private MvcTestResult post(List<String> fields) {
        return desk.post(edit(), fields.toArray(String[]::new)).exchange();
    }

    /** What a browser would send of the draft's form, with some fields changed or added. */
    private List<String> fields(String... changes) {
        MicrocredentialForm form = MicrocredentialForm.of(saved());
        List<String> fields = new ArrayList<>(Stream.of(
                        "seen",
                        form.seen(),
                        "titleEn",
                        form.titleEn(),
                        "titleFr",
                        form.titleFr(),
                        "descriptionEn",
                        form.descriptionEn(),
                        "descriptionFr",
                        form.descriptionFr(),
                        "hours",
                        form.hours(),
                        "creditType",
                        form.creditType(),
                        "creditValue",
                        form.creditValue(),
                        "language",
                        form.language(),
                        "assessmentEn",
                        form.assessmentEn(),
                        "assessmentFr",
                        form.assessmentFr(),
                        "validYears",
                        form.validYears())
                .toList());
        for (int i = 0; i < form.competencies().size(); i++) {
            CompetencyForm competency = form.competencies().get(i);
            String path = "competencies[" + i + "].";
            fields.addAll(List.of(
                    path + "id",
                    competency.id(),
                    path + "titleEn",
                    competency.titleEn(),
                    path + "titleFr",
                    competency.titleFr(),
                    path + "statementEn",
                    competency.statementEn(),
                    path + "statementFr",
                    competency.statementFr(),
                    path + "threshold",
                    competency.threshold()));
            for (int k = 0; k < competency.criteria().size(); k++) {
                CriterionForm criterion = competency.criteria().get(k);
                String line = path + "criteria[" + k + "].";
                fields.addAll(
                        List.of(line + "id", criterion.id(), line + "en", criterion.en(), line + "fr", criterion.fr()));
            }
        }
        for (int i = 0; i < form.levels().size(); i++) {
            LevelForm level = form.levels().get(i);
            String path = "levels[" + i + "].";
            fields.addAll(List.of(
                    path + "labelEn",
                    level.labelEn(),
                    path + "labelFr",
                    level.labelFr(),
                    path + "descriptionEn",
                    level.descriptionEn(),
                    path + "descriptionFr",
                    level.descriptionFr(),
                    path + "cut",
                    level.cut()));
        }
        for (int i = 0; i < changes.length; i += 2) {
            int at = fields.indexOf(changes[i]);
            if (at >= 0) {
                fields.set(at + 1, changes[i + 1]);
            } else {
                fields.addAll(List.of(changes[i], changes[i + 1]));
            }
        }
        return fields;
    }
}
