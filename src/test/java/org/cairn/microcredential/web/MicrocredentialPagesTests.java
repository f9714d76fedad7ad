package org.cairn.microcredential.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.microcredential.Approvals;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.Gate;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Policy;
import org.cairn.microcredential.Requirement;
import org.cairn.microcredential.VersionId;
import org.cairn.microcredential.Wording;
import org.cairn.shared.Visitor;
import org.cairn.shared.Words;
import org.cairn.testing.Desk;
import org.cairn.testing.Pages;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.MessageSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class MicrocredentialPagesTests {

    private static final Pages PAGES = new Pages();

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
        assertThat(edit).endsWith("/edit/describe");
        String competencies = edit.substring(desk.at("").length()).replace("describe", "competencies");
        assertThat(desk.get(competencies).exchange())
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
        assertThat(save("titleEn", "Working at heights")).hasStatus3xxRedirection();
        assertThat(save("competencies[0].threshold", "80,5 %")).hasStatus3xxRedirection();

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
        List<String> fields = new ArrayList<>(fields("competencies[0].threshold", "75"));
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
        assertThat(save("competencies[0].titleEn", "Half typed", "change", "add-competency"))
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
    void whatTheFormDoesNotAskForStaysAsItWas() {
        Definition before = draft.definition();
        List<Requirement> ruled = new ArrayList<>(before.requirements());
        ruled.set(1, new Requirement(ruled.get(1).competency(), ruled.get(1).threshold(), null, 3, 2, true));
        microcredentials.save(instructor, draft.id(), before, before.with(ruled));

        assertThat(save("competencies[0].titleEn", "Another title")).hasStatus3xxRedirection();

        assertThat(saved().requirements().get(1).levelRank()).isEqualTo(3);
        assertThat(saved().requirements().get(1).minimumEvidence()).isEqualTo(2);
        assertThat(saved().requirements().get(1).needsSignOff()).isTrue();
        assertThat(saved().particulars()).isEqualTo(before.particulars());
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

        assertThat(desk.get(edit() + "/describe").exchange()).hasStatus(409);
        assertThat(save("titleEn", "Another")).hasStatus(409);
        assertThat(desk.get("/teach/microcredentials/" + draft.id()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Make a new version")
                .contains("never changes")
                .contains("Threshold 75%");
    }

    @Test
    void aDraftIsResumedWhereItWasLeft() {
        assertThat(desk.get(edit()).exchange()).hasRedirectedUrl(desk.at(edit() + "/describe"));

        assertThat(save("titleEn", "Left here", "leave", "true"))
                .hasRedirectedUrl(desk.at("/teach/microcredentials/" + draft.id()));

        assertThat(desk.get(edit()).exchange()).hasRedirectedUrl(desk.at(edit() + "/competencies"));
        assertThat(save("competencies[0].threshold", "80"))
                .as("each step leads to the next")
                .hasRedirectedUrl(desk.at(edit() + "/particulars"));
    }

    @Test
    void markupInATitleIsSaidAtTheField() {
        assertThat(save("titleEn", "<script>alert(1)</script>"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"titleEn-error\"")
                .contains("Write plain words.")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(save("titleEn", "Less than 5 < 6 and R&D")).hasStatus3xxRedirection();
    }

    @Test
    void whatIsSaidBesideTheRuleIsKept() {
        assertThat(particulars(
                        "needEn", "Falls kill.",
                        "delivery", "ONLINE",
                        "nextReview", "2027-06-30",
                        "partners[0].name", "səl̓ilwətaɁɬ",
                        "partners[0].kind", "INDIGENOUS",
                        "partners[0].parts", "NEED"))
                .hasRedirectedUrl(desk.at("/teach/microcredentials/" + draft.id()));

        assertThat(saved().said().partners()).hasSize(1);
        assertThat(saved().said().need().en()).isEqualTo("Falls kill.");
        assertThat(desk.get("/teach/microcredentials/" + draft.id()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("səl̓ilwətaɁɬ")
                .contains("Indigenous community")
                .contains("30 June 2027".replace("30 ", "30\u00a0"))
                .contains("Ready to publish?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mostHours        | 10         | This must be more than the learning hours",
                "mostHours        | many       | Write a number above 0",
                "delivery         | PIGEON     | Choose one of the list.",
                "nextReview       | next year  | Write a date as year-month-day",
                "partners[0].name | <b>Bold</b> | Write plain words.",
                "partners[0].kind | KING       | Choose one of the list."
            })
    void aWrongParticularIsSaidAtItsFieldAndNothingIsSaved(String field, String typed, String said) {
        MvcTestResult answer =
                particulars("partners[0].name", "Coast Builders", "partners[0].kind", "EMPLOYER", field, typed);

        assertThat(answer).hasStatus(422).bodyText().contains(said).contains("id=\"" + field + "-error\"");
        assertThat(saved()).isEqualTo(draft.definition());
    }

    @Test
    void aPartnerIsAddedAndRemovedWithoutSaving() {
        assertThat(particulars("needEn", "Half typed", "change", "add-partner"))
                .hasStatusOk()
                .bodyText()
                .contains("Half typed")
                .contains("name=\"partners[0].name\"")
                .contains("nothing is saved yet");
        assertThat(particulars("partners[0].name", "One", "partners[1].name", "Two", "change", "remove-partner-0"))
                .bodyText()
                .contains("value=\"Two\"")
                .doesNotContain("value=\"One\"");
        assertThat(particulars(
                        "partners[0].name",
                        "Twice",
                        "partners[0].kind",
                        "EMPLOYER",
                        "partners[1].name",
                        "Twice",
                        "partners[1].kind",
                        "EMPLOYER"))
                .hasStatus(422)
                .bodyText()
                .contains("This partner is named twice.");
    }

    @Test
    void whatIsMissingNamesItsClauseAndLeadsToItsField() {
        assertThat(save("creditType", "CREDIT")).hasStatus3xxRedirection();

        assertThat(desk.get("/teach/microcredentials/" + draft.id()).exchange())
                .bodyText()
                .contains("It cannot be published: 1 thing is missing.")
                .contains("Credit or non-credit is clear before anybody enrols")
                .contains(desk.at(edit() + "/describe#creditValue"))
                .contains("The framework also advises 3 things")
                .contains("Micro-credential Framework for B.C.’s Public Post-Secondary Education System, 2021")
                .doesNotContain("??");
        assertThatThrownBy(() -> microcredentials.publish(instructor, draft.id()))
                .hasMessage("INVALID microcredential.blocked");
    }

    @Test
    void theNextVersionSaysWhatIsDifferent() {
        microcredentials.publish(instructor, draft.id());
        MicrocredentialVersion next = microcredentials.revise(instructor, draft.id());
        List<Requirement> raised = new ArrayList<>(next.definition().requirements());
        raised.set(0, new Requirement(raised.get(0).competency(), new BigDecimal("0.8")));
        Definition before = next.definition();
        microcredentials.save(
                instructor,
                next.id(),
                before,
                new Definition(
                        before.title(),
                        before.description(),
                        before.learningHours(),
                        before.creditType(),
                        before.creditValue(),
                        before.language(),
                        before.assessmentMethod(),
                        before.validYears(),
                        raised,
                        before.choices(),
                        before.particulars()));

        assertThat(desk.get("/teach/microcredentials/" + next.id()).exchange())
                .bodyText()
                .contains("What is different from version 1")
                .contains("Threshold of ‹Plan fall protection› rises from 75% to 80%");
    }

    @Test
    void aTypingMistakeIsCorrectedBesideWhatIsPublished() {
        MicrocredentialVersion published = microcredentials.publish(instructor, draft.id());
        String texts = "/teach/microcredentials/" + draft.id() + "/texts";
        assertThat(desk.get(texts).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Criterion 1.2")
                .contains("Level 4: name")
                .doesNotContain("Another text")
                .doesNotContain("??");

        assertThat(desk.post(
                                texts,
                                "seen",
                                "0",
                                "reason",
                                "Plural",
                                "lines[0].path",
                                "title",
                                "lines[0].en",
                                "Fall Protection for Construction Site",
                                "lines[0].fr",
                                published.definition().title().fr())
                        .exchange())
                .hasStatus3xxRedirection();

        assertThat(saved()).isEqualTo(published.definition());
        assertThat(desk.get("/teach/microcredentials/" + draft.id()).exchange())
                .bodyText()
                .contains(">Fall Protection for Construction Site<")
                .contains("Plural");
        assertThat(desk.post(
                                texts,
                                "seen",
                                "1",
                                "reason",
                                "Better",
                                "lines[0].path",
                                "title",
                                "lines[0].en",
                                "Working at Heights",
                                "lines[0].fr",
                                "")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("id=\"lines[0].en-error\"")
                .contains("more than spelling")
                .contains("Working at Heights");
        assertThat(desk.post(
                                texts,
                                "seen",
                                "1",
                                "reason",
                                " ",
                                "lines[0].path",
                                "title",
                                "lines[0].en",
                                "",
                                "lines[0].fr",
                                "")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("id=\"reason-error\"")
                .contains("id=\"lines[0].en-error\"");
    }

    @Test
    void aColleagueApprovesOrGivesBackWithAReason() {
        rules.the(Gate.class).choose(rules.institution(), new Policy("bc-2021", Policy.Approval.COLLEAGUE));
        String page = "/teach/microcredentials/" + draft.id();
        assertThat(desk.get(page).exchange())
                .bodyText()
                .contains("Send for review")
                .contains("asks for an approval");
        assertThat(desk.post(page + "/send").exchange()).hasRedirectedUrl(desk.at(page));
        assertThat(desk.get(page).exchange())
                .bodyText()
                .contains("Being reviewed")
                .contains("Take it back to change it")
                .doesNotContain("Your decision");

        Desk colleague = deskOf(rules.instructor(rules.course("OTHER")));
        assertThat(colleague.get(page).exchange()).bodyText().contains("Your decision");
        assertThat(colleague.post(page + "/return", "reason", "No.").exchange())
                .hasStatus(422)
                .bodyText()
                .contains("id=\"reason-error\"")
                .contains(">No.</textarea>");
        assertThat(colleague
                        .post(page + "/return", "reason", "Say which standard the drill is held to.")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(desk.get(page).exchange())
                .bodyText()
                .contains("Given back")
                .contains("by a colleague")
                .contains("Say which standard the drill is held to.");
        assertThat(desk.post(page + "/send").exchange()).hasStatus3xxRedirection();
        assertThat(desk.post(page + "/approve").exchange()).hasStatus(403);
        assertThat(colleague.post(page + "/approve").exchange()).hasStatus3xxRedirection();
        assertThat(desk.get(page).exchange())
                .bodyText()
                .contains("It is approved.")
                .contains("Map activities");
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
        Drafts drafts = new Drafts(microcredentials);
        VersionView view = new VersionView(
                microcredentials,
                rules.the(Approvals.class),
                rules.the(Gate.class),
                new DifferenceWords(PAGES.the(MessageSource.class), PAGES.the(Words.class)),
                rules.the(Wording.class));
        return new Desk(
                visitor,
                new MicrocredentialsController(microcredentials, rules.the(Wording.class), view),
                new DraftController(drafts),
                new ParticularsController(drafts),
                new ReviewController(rules.the(Approvals.class), view),
                new TextsController(microcredentials, rules.the(Wording.class)));
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

    private MvcTestResult particulars(String... typed) {
        List<String> fields = new ArrayList<>(List.of("seen", Frozen.of(saved()).hash()));
        for (int i = 0; i < typed.length; i += 2) {
            int at = fields.indexOf(typed[i]);
            if (at >= 0) {
                fields.set(at + 1, typed[i + 1]);
            } else {
                fields.addAll(List.of(typed[i], typed[i + 1]));
            }
        }
        return desk.post(edit() + "/particulars", fields.toArray(String[]::new)).exchange();
    }

    private MvcTestResult post(List<String> fields) {
        boolean described = fields.contains("titleEn");
        return desk.post(edit() + (described ? "/describe" : "/competencies"), fields.toArray(String[]::new))
                .exchange();
    }

    /** What a browser would send of the step that the first change is in, with some fields changed or added. */
    private List<String> fields(String... changes) {
        boolean describes = !changes[0].matches("(competencies|levels|change).*");
        List<String> fields = new ArrayList<>(allFields(changes));
        for (int i = fields.size() - 2; i >= 0; i -= 2) {
            boolean ofCompetencies = fields.get(i).matches("(competencies|levels).*");
            if (!fields.get(i).matches("seen|change|leave") && ofCompetencies == describes) {
                fields.remove(i + 1);
                fields.remove(i);
            }
        }
        return fields;
    }

    private List<String> allFields(String... changes) {
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
