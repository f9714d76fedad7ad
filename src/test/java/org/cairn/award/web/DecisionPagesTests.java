package org.cairn.award.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import org.cairn.assessment.Assessments;
import org.cairn.attainment.Ruling;
import org.cairn.attainment.Rulings;
import org.cairn.award.Appeals;
import org.cairn.award.Award;
import org.cairn.award.AwardCase;
import org.cairn.award.AwardCase.State;
import org.cairn.award.AwardDecisions;
import org.cairn.award.AwardId;
import org.cairn.award.AwardPolicies;
import org.cairn.award.AwardPolicy;
import org.cairn.award.AwardStory;
import org.cairn.award.Backfills;
import org.cairn.award.Batches;
import org.cairn.award.CaseFiles;
import org.cairn.award.Choice;
import org.cairn.award.Inbox;
import org.cairn.award.Outcomes;
import org.cairn.award.Suspensions;
import org.cairn.course.Roster;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Wording;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.shared.Bilingual;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class DecisionPagesTests {

    private static final String REASON = "The plan was checked together on site.";
    private static final String HOSTILE = "<script>alert(1)</script> & a reason";

    private final Rules rules = new Rules(TestDatabase.H2);
    private final AwardStory story = new AwardStory(rules);

    @AfterEach
    void close() {
        rules.close();
    }

    static Stream<Locale> languages() {
        return Stream.of(Locale.CANADA, Locale.CANADA_FRENCH);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theInboxShowsEveryTrayWithItsCases(Locale locale) {
        story.reviewed(2);
        PersonId second = story.ready();
        story.decide(story.instructor, story.only(second), Choice.APPROVE, "");
        PersonId third = story.ready();
        story.decide(story.instructor, story.only(third), Choice.DENY, REASON);
        story.ready();
        story.under(AwardPolicy.held(72)).ready();
        story.under(AwardPolicy.USUAL).ready();
        story.regrade(story.ready(), "10");
        story.appealed(story.ready(), REASON);
        Desk desk = desk(in(story.instructor, locale));

        for (Inbox.Tray tray : Inbox.Tray.values()) {
            assertThat(page(desk.get("/teach/decisions?tray=" + tray).exchange()))
                    .as(tray.name())
                    .contains(locale.equals(Locale.CANADA) ? "Name withheld" : "Nom non communiqué");
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anEmptyTraySaysWhatComesThere(Locale locale) {
        Desk desk = desk(in(story.instructor, locale));

        for (Inbox.Tray tray : Inbox.Tray.values()) {
            assertThat(page(desk.get("/teach/decisions?tray=" + tray + "&page=7")
                            .exchange()))
                    .contains("cairn-empty");
        }
        assertThat(page(desk.get("/teach/decisions/stale").exchange())).contains("cairn-empty");
        assertThat(page(desk.get("/teach/batches").exchange())).contains("cairn-empty");
        assertThat(page(desk.get("/teach/maps/" + story.map.id() + "/missed").exchange()))
                .contains("cairn-empty");
    }

    @Test
    void aLongListHasPages() {
        story.reviewed(1);
        for (int i = 0; i < Inbox.PAGE + 1; i++) {
            story.ready();
        }
        Desk desk = desk(story.instructor);

        assertThat(page(desk.get("/teach/decisions").exchange())).contains("Page 1 of 2, 51 in all", "page=1");
        assertThat(page(desk.get("/teach/decisions?page=1").exchange())).contains("Page 2 of 2", "page=0");
    }

    @Test
    void whoIsUntickedIsNotApprovedAndWhatWasApprovedTogetherIsUndoneTogether() {
        story.reviewed(1);
        PersonId first = story.ready();
        PersonId second = story.ready();
        PersonId unticked = story.ready();
        AwardCase changed = story.only(second);
        Desk desk = desk(story.instructor);

        MvcTestResult approved = desk.post(
                        "/teach/decisions",
                        "tray",
                        "ELIGIBLE",
                        "ticked",
                        ticked(story.only(first)),
                        "ticked",
                        changed.id() + ":" + (changed.step() + 1))
                .exchange();

        assertThat(approved).hasRedirectedUrl(desk.at("/teach/decisions?tray=ELIGIBLE&decided=1&skipped=1"));
        assertThat(page(desk.get("/teach/decisions?decided=1&skipped=1").exchange()))
                .contains("One learner was approved.", "One could not be");
        assertThat(story.awards.of(first)).hasSize(1);
        assertThat(story.awards.of(second)).isEmpty();
        assertThat(story.awards.of(unticked)).isEmpty();

        String batch = batch(page(desk.get("/teach/batches").exchange()));
        assertThat(desk.post(batch, "reason", "no").exchange()).hasStatus(422);
        assertThat(desk.post(batch, "reason", REASON).exchange()).hasRedirectedUrl(desk.at("/teach/batches?revoked=1"));
        assertThat(story.awards.of(first)).extracting(Award::state).containsExactly(Award.State.REVOKED);
        assertThat(page(desk.get("/teach/batches?revoked=1").exchange()))
                .contains("One award was revoked.", "None of its awards is in force.", REASON);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aCaseShowsWhatWasAndWhatIsAndTakesADecisionWithItsReason(Locale locale) {
        PersonId learner = story.ready();
        story.regrade(learner, "10");
        AwardCase regrade = story.only(learner);
        Desk desk = desk(in(story.instructor, locale));
        String path = "/teach/decisions/" + regrade.id();

        assertThat(page(desk.get(path).exchange()))
                .contains(locale.equals(Locale.CANADA) ? "less than at the award" : "moins qu’à l’attribution");
        assertThat(page(desk.post(path, "choice", "REVOKE", "seen", "1", "reason", "no")
                        .exchange()))
                .contains("reason-error")
                .doesNotContain("choice-error");
        assertThat(page(desk.post(path, "seen", "x").exchange())).contains("choice-error");
        assertThat(desk.post(path, "choice", "REVOKE", "seen", "1", "reason", HOSTILE)
                        .exchange())
                .hasRedirectedUrl(desk.at(path));

        assertThat(page(desk.get(path).exchange())).contains("&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(desk.post(path, "choice", "KEEP", "seen", "2", "reason", REASON)
                        .exchange())
                .hasStatus(409);
    }

    @Test
    void whoMayNotDecideIsToldWhyBeforeTyping() {
        story.reviewed(2);
        PersonId learner = story.ready();
        AwardCase approved = story.decide(story.instructor, story.only(learner), Choice.APPROVE, "");
        String path = "/teach/decisions/" + approved.id();

        assertThat(page(desk(story.instructor).get(path).exchange()))
                .contains("The second one to agree is another person")
                .doesNotContain("name=\"choice\"");
        assertThat(page(desk(rules.instructor(story.course)).get(path).exchange()))
                .contains("name=\"choice\"");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aLearnerReadsWhyAndAppealsOnce(Locale locale) {
        story.reviewed(1);
        PersonId learner = story.ready();
        story.decide(story.instructor, story.only(learner), Choice.DENY, HOSTILE);
        Desk desk = desk(in(story.asLearner(learner), locale));
        String path = "/decisions/denials/" + story.only(learner).id();

        assertThat(page(desk.get("/decisions").exchange()))
                .contains("&lt;script&gt;", path, "prior-learning")
                .contains(locale.equals(Locale.CANADA) ? "13 April 2026" : "13 avril 2026");
        assertThat(page(desk.post(path, "reason", "no").exchange())).contains("is-invalid");
        assertThat(desk.post(path, "reason", REASON).exchange()).hasRedirectedUrl(desk.at("/decisions"));
        assertThat(desk.post(path, "reason", REASON).exchange()).hasStatus(409);

        assertThat(page(desk.get("/decisions").exchange()))
                .contains(locale.equals(Locale.CANADA) ? "28 March 2026" : "28 mars 2026")
                .contains(locale.equals(Locale.CANADA) ? "21 March 2026" : "21 mars 2026")
                .doesNotContain(path);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aLearnerSeesEveryStateAndNothingOfARegradeThatIsOpen(Locale locale) {
        PersonId holder = story.ready();
        story.regrade(holder, "10");
        PersonId revoked = story.ready();
        AwardCase appeal = story.appealed(revoked, REASON);
        story.decide(rules.instructor(story.course), appeal, Choice.UPHOLD, "It was the wrong person, as we saw.");
        PersonId held = story.under(AwardPolicy.held(72)).ready();
        PersonId nobody = rules.learner(story.course);

        assertThat(page(desk(in(story.asLearner(holder), locale))
                        .get("/decisions")
                        .exchange()))
                .contains("/decisions/awards/")
                .doesNotContain(locale.equals(Locale.CANADA) ? "Marks went down" : "Notes abaissées");
        assertThat(page(desk(in(story.asLearner(revoked), locale))
                        .get("/decisions")
                        .exchange()))
                .contains("It was the wrong person, as we saw.", REASON);
        assertThat(page(desk(in(story.asLearner(held), locale))
                        .get("/decisions")
                        .exchange()))
                .contains(locale.equals(Locale.CANADA) ? "17 March 2026" : "17 mars 2026");
        assertThat(page(desk(in(story.asLearner(nobody), locale))
                        .get("/decisions")
                        .exchange()))
                .contains("cairn-empty");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void thePolicyIsSetByInstructorsOfTheCourseItWasMadeIn(Locale locale) {
        Desk desk = desk(in(story.instructor, locale));
        String path = "/teach/microcredentials/" + story.version.id() + "/award";

        assertThat(page(desk.get(path).exchange())).contains("value=\"72\"");
        assertThat(page(desk.post(path, "mode", "HELD", "hours", "721").exchange()))
                .contains("hours-error");
        assertThat(page(desk.post(path, "mode", "ALWAYS").exchange())).contains("invalid-feedback");
        assertThat(desk.post(path, "mode", "REVIEWED", "hours", "72", "twice", "true", "suspendable", "true")
                        .exchange())
                .hasRedirectedUrl(desk.at("/teach/decisions"));

        assertThat(rules.the(AwardPolicies.class).of(story.version.microcredential()))
                .isEqualTo(AwardPolicy.reviewed(2).suspending(true));
        assertThat(page(desk.get(path).exchange())).containsPattern("id=\"suspendable\"[^>]* checked");
        Desk elsewhere = desk(in(rules.instructor(rules.course("OTHER")), locale));
        assertThat(page(elsewhere.get(path).exchange())).contains("disabled");
        assertThat(elsewhere.post(path, "mode", "AUTOMATIC").exchange()).hasStatus(403);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void missedAwardsAreShownFirstAndThenMade(Locale locale) {
        PersonId missed = story.missed();
        Desk desk = desk(in(story.instructor, locale));
        String path = "/teach/maps/" + story.map.id() + "/missed";

        String shown = page(desk.get(path).exchange());
        assertThat(shown).contains(locale.equals(Locale.CANADA) ? "Make one award" : "Faire une attribution");
        String hash = shown.replaceAll("(?s).*name=\"seen\" value=\"([^\"]+)\".*", "$1");
        assertThat(page(desk.post(path, "seen", hash, "reason", "no").exchange()))
                .contains("reason-error");
        PersonId another = story.missed();
        assertThat(page(desk.post(path, "seen", hash, "reason", REASON).exchange()))
                .contains(locale.equals(Locale.CANADA) ? "Please look again" : "Veuillez regarder de nouveau");
        String again = page(desk.get(path).exchange()).replaceAll("(?s).*name=\"seen\" value=\"([^\"]+)\".*", "$1");
        assertThat(desk.post(path, "seen", again, "reason", REASON).exchange())
                .hasRedirectedUrl(desk.at("/teach/batches"));

        assertThat(story.awards.of(missed)).hasSize(1);
        assertThat(story.awards.of(another)).hasSize(1);
        assertThat(page(desk.get("/teach/batches").exchange())).contains(REASON);
        assertThat(page(desk.get(path).exchange())).contains("cairn-empty");
    }

    @Test
    void missedAwardsGoToTheListWhereAPersonDecides() {
        story.reviewed(1);
        PersonId missed = story.missed();
        Backfills backfills = rules.the(Backfills.class);
        Backfills.Preview preview = backfills.preview(story.instructor, story.map.id());
        assertThat(preview.learners()).contains(missed);

        backfills.fill(story.instructor, story.map.id(), preview.hash(), REASON);

        assertThat(story.awards.of(missed)).isEmpty();
        assertThat(story.only(missed).state()).isEqualTo(State.IN_REVIEW);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aDecisionThatResultsHaveOvertakenIsListed(Locale locale) {
        PersonId learner = rules.learner(story.course);
        rules.the(Rulings.class)
                .decide(
                        story.instructor,
                        story.map.id(),
                        learner,
                        new Rulings.Wish(
                                story.version.definition().competencies().get(0).id(),
                                Ruling.Kind.GRANT,
                                null,
                                null,
                                REASON));
        story.gradedSince(learner);

        assertThat(page(desk(in(story.instructor, locale))
                        .get("/teach/decisions/stale")
                        .exchange()))
                .contains(locale.equals(Locale.CANADA) ? "Granted by a person" : "Accordée par une personne");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatHasBeenInDoubtForLongStandsAboveTheTrays(Locale locale) {
        PersonId learner = story.under(AwardPolicy.USUAL.suspending(true)).ready();
        AwardId id = story.awards.of(learner).get(0).id();
        Desk desk = desk(in(story.instructor, locale));
        assertThat(page(desk.get("/teach/decisions").exchange())).doesNotContain("id=\"suspended\"");

        story.suspend(id, HOSTILE);
        assertThat(page(desk.get("/teach/decisions").exchange()))
                .contains("id=\"suspended\"")
                .doesNotContain("/teach/awards/" + id, "??");
        rules.jdbc()
                .sql("UPDATE award SET suspended_at = :then WHERE id = :id")
                .param("then", Rules.NOW.minusSeconds(15 * 86_400).atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
        assertThat(page(desk.get("/teach/decisions").exchange()))
                .contains("/teach/awards/" + id)
                .doesNotContain("??");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void anAwardIsSuspendedPutInForceAgainAndRevokedEachWithAReason(Locale locale) {
        PersonId learner = story.under(AwardPolicy.USUAL.suspending(true)).ready();
        story.ready();
        AwardId id = story.awards.of(learner).get(0).id();
        Desk desk = desk(in(story.instructor, locale));
        String path = "/teach/awards/" + id;

        assertThat(page(desk.get("/teach/awards").exchange())).contains(path);
        assertThat(page(desk.get(path).exchange()))
                .contains("/suspend\"", "/revoke\"")
                .doesNotContain("/reinstate\"");
        assertThat(page(desk.post(path + "/suspend", "reason", "no").exchange()))
                .contains("reason-SUSPEND-error", "<details class=\"mb-3\" open");
        assertThat(desk.post(path + "/suspend", "reason", HOSTILE).exchange()).hasRedirectedUrl(desk.at(path));
        assertThat(page(desk.get(path).exchange()))
                .contains("&lt;script&gt;", "/reinstate\"", "cairn-chip-suspended")
                .doesNotContain("/suspend\"", "<script>alert");
        assertThat(page(desk(in(story.asLearner(learner), locale))
                        .get("/decisions")
                        .exchange()))
                .contains("&lt;script&gt;", "/decisions/awards/" + id, "office@coast.example")
                .contains(locale.equals(Locale.CANADA) ? "does not count for now" : "ne compte pas pour le moment");
        assertThat(desk.post(path + "/reinstate", "reason", REASON).exchange()).hasRedirectedUrl(desk.at(path));
        assertThat(desk.post(path + "/reinstate", "reason", REASON).exchange()).hasStatus(409);
        assertThat(desk.post(path + "/revoke", "reason", REASON).exchange()).hasRedirectedUrl(desk.at(path));
        assertThat(page(desk.get(path).exchange()))
                .contains("cairn-chip-revoked")
                .doesNotContain("<form");
        assertThat(desk.post(path + "/burn", "reason", REASON).exchange()).hasStatus(404);
    }

    @Test
    void nobodyTouchesTheirOwnAwardOrOneOfAnotherCourse() {
        PersonId learner = story.ready();
        AwardId id = story.awards.of(learner).get(0).id();
        Desk own = desk(story.teaching(learner));
        Desk elsewhere = desk(rules.instructor(rules.course("OTHER")));
        String path = "/teach/awards/" + id;

        assertThat(page(own.get(path).exchange()))
                .contains("Nobody decides about their own award.")
                .doesNotContain("<form");
        assertThat(own.post(path + "/revoke", "reason", REASON).exchange()).hasStatus(403);
        assertThat(elsewhere.get(path).exchange()).hasStatus(404);
        assertThat(elsewhere.post(path + "/revoke", "reason", REASON).exchange())
                .hasStatus(404);
        assertThat(page(elsewhere.get("/teach/awards?page=2147483647").exchange()))
                .contains("cairn-empty");
    }

    private static String ticked(AwardCase found) {
        return found.id() + ":" + found.step();
    }

    private static String batch(String page) {
        return page.replaceAll("(?s).*(/teach/batches/[0-9a-f-]+/undo).*", "$1");
    }

    private static Visitor in(Visitor visitor, Locale locale) {
        return new Visitor(
                visitor.launch(), visitor.institution(), visitor.course(), visitor.person(), visitor.roles(), locale);
    }

    private Desk desk(Visitor visitor) {
        InboxView.Titles titles = new InboxView.Titles(rules.the(Wording.class), rules.the(CourseMaps.class));
        Roster roster = rules.the(Roster.class);
        Platforms platforms = mock(Platforms.class);
        when(platforms.institution(rules.institution()))
                .thenReturn(new Institution(
                        rules.institution(), new Bilingual("Coast Range College", null), null, "office@coast.example"));
        InboxView inbox = new InboxView(
                rules.the(Inbox.class),
                rules.the(Assessments.class),
                roster,
                titles,
                Clock.fixed(Rules.NOW, ZoneOffset.UTC));
        return new Desk(
                visitor,
                new InboxController(inbox, rules.the(Batches.class)),
                new CaseController(new CaseView(rules.the(CaseFiles.class), roster), rules.the(AwardDecisions.class)),
                new BatchController(rules.the(Batches.class), roster),
                new MissedController(rules.the(Backfills.class), titles, roster),
                new OutcomesController(rules.the(Outcomes.class), rules.the(Appeals.class), titles, platforms),
                new AwardsController(
                        new AwardView(story.awards, rules.the(Suspensions.class), roster, titles),
                        rules.the(Suspensions.class),
                        story.awards),
                new AwardPolicyController(
                        rules.the(AwardPolicies.class), rules.the(Microcredentials.class), rules.the(Wording.class)));
    }

    private static String page(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString().replace('\u00a0', ' ');
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
