package org.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cairn.browser.MannerJourneyTests.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.Ruling;
import org.cairn.attainment.Rulings;
import org.cairn.award.Award;
import org.cairn.award.AwardCase;
import org.cairn.award.AwardDecisions;
import org.cairn.award.AwardId;
import org.cairn.award.Awards;
import org.cairn.award.Choice;
import org.cairn.award.Inbox;
import org.cairn.competency.Competency;
import org.cairn.credential.CredentialSummary;
import org.cairn.credential.Credentials;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From everything met to a credential, and from there to the end of an appeal, as people do it: an instructor approves, has a
 * doubt that does not last, what was shown falls, the instructor revokes, the learner appeals, and somebody else gives the award again.
 */
@BrowserTest
class DecisionJourneyTests {

    private static final String LEARNER = "2002";
    private static final String REASON = "The drill was done by somebody else.";

    private static RunningCairn cairn;

    private Visitor instructor;
    private CourseMap map;
    private List<Competency> competencies;
    private PersonId learner;

    @BeforeAll
    static void start() {
        cairn = RunningCairn.start(TestDatabase.H2);
    }

    @AfterAll
    static void stop() {
        cairn.close();
    }

    @Test
    void whatIsMetIsApprovedReviewedAndAppealedAgainst(Page page) {
        page.setDefaultTimeout(60_000);
        Story story = new Story(page, cairn);
        story.opens(Story.INSTRUCTOR);
        story.sees("Micro-credentials of this course");
        instructor = cairn.newestVisitor();
        MicrocredentialVersion version = offer();

        aPersonIsToDecide(story, version);
        story.opens(LEARNER);
        story.sees("0 of 3 competencies met.");
        learner = cairn.newestVisitor().person();
        story.follows("Decisions about you, and how to appeal");
        story.sees("Nothing has been decided yet");
        story.looks("decisions-none");

        meets(Ruling.Kind.GRANT);
        theInstructorApproves(story);
        theLearnerHasIt(story);
        theInstructorHasADoubt(story);
        meets(Ruling.Kind.DENY);
        theInstructorRevokes(story);
        theLearnerAppeals(story);
        theSameInstructorCannotDecideIt(story);
        whatIsDecidedTogetherIsLookedAt(story);
        somebodyElseDecidesFor(learner);

        story.opens(LEARNER);
        story.follows("Decisions about you, and how to appeal");
        story.sees("Appeal: the decision was changed");
        assertThat(cairn.bean(Awards.class).of(learner))
                .extracting(Award::state)
                .containsExactlyInAnyOrder(Award.State.ISSUED, Award.State.REVOKED);
    }

    private MicrocredentialVersion offer() {
        MicrocredentialVersion draft = cairn.bean(Microcredentials.class).take(instructor, "fall-protection");
        CourseMaps maps = cairn.bean(CourseMaps.class);
        CourseMap opened = maps.open(instructor, draft.id());
        competencies = draft.definition().competencies();
        LineItemId drill = lineItem();
        competencies.forEach(competency -> maps.map(
                instructor,
                opened.id(),
                new Mapping(drill, competency.id(), competency.criteria().get(0).id(), BigDecimal.ONE, false, null)));
        map = cairn.bean(Publication.class).publish(instructor, opened.id());
        return draft;
    }

    private LineItemId lineItem() {
        UUID id = UUID.randomUUID();
        cairn.bean(JdbcClient.class)
                .sql("""
                        INSERT INTO line_item (id, course_id, url, label, score_maximum, purpose, removed, met_at)
                        VALUES (:id, :course, :url, 'Rescue drill', 50, 'EVIDENCE', FALSE, :now)""")
                .param("id", id)
                .param("course", instructor.course().value())
                .param("url", "https://lms.example/line-items/" + id)
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        return new LineItemId(id);
    }

    private static void aPersonIsToDecide(Story story, MicrocredentialVersion version) {
        story.follows("Micro-credentials");
        story.follows(String.valueOf(version.definition().title().en()));
        story.follows("How awards are decided");
        story.looks("decisions-policy");
        Keys.press(story.tool().locator("#mode-REVIEWED"), "Space");
        Keys.press(story.tool().locator("#suspendable"), "Space");
        story.presses("Save");
        story.sees("Nothing waits for you here");
        story.looks("decisions-empty");
    }

    private void whatIsDecidedTogetherIsLookedAt(Story story) {
        story.visits("/teach/batches");
        story.looks("decisions-batches");
        story.visits("/teach/decisions/stale");
        story.looks("decisions-stale");
        story.visits("/teach/maps/" + map.id() + "/missed");
        story.looks("decisions-missed");
    }

    /** What was observed in person counts as the instructor says. */
    private void meets(Ruling.Kind kind) {
        competencies.forEach(competency -> cairn.bean(Rulings.class)
                .decide(
                        instructor,
                        map.id(),
                        learner,
                        new Rulings.Wish(competency.id(), kind, null, null, "As observed on the day of the drill.")));
        cairn.bean(Attainments.class).evaluateNow(instructor.course());
    }

    private static void theInstructorApproves(Story story) {
        opensDecisions(story);
        story.sees("Untick whom you do not want to approve now");
        story.looks("decisions-eligible");
        opensTheFirst(story);
        story.sees("Everything that is asked for was met.");
        story.presses("Decide");
        story.sees("Choose what you decide.");
        story.looks("decisions-case");
        Keys.press(story.tool().locator("#choice-APPROVE"), "Space");
        story.presses("Decide");
        story.sees("Awarded");
    }

    private static void theLearnerHasIt(Story story) {
        story.opens(LEARNER);
        story.sees("This micro-credential is yours.");
        story.tool().locator("a[href*='/credentials/']").first().waitFor();
    }

    private void theInstructorHasADoubt(Story story) {
        opensTheAward(story);
        acts(story, "SUSPEND", "Somebody says that they have seen another person do the drill.");
        assertThat(state()).isEqualTo(CredentialSummary.State.SUSPENDED);
        story.looks("award-suspended");
        story.opens(LEARNER);
        story.sees("is suspended for now");
        story.follows("Decisions about you, and how to appeal");
        story.sees("Ask somebody else to decide");
        story.looks("decisions-suspended");
        itHasLastedForLong(story);
        acts(story, "REINSTATE", "The assistant was there, and knows the learner.");
        story.sees("Suspend it while a doubt is looked into");
        assertThat(state()).isEqualTo(CredentialSummary.State.PRIVATE);
    }

    /** Nobody decides for fifteen days. */
    private static void itHasLastedForLong(Story story) {
        cairn.bean(JdbcClient.class)
                .sql("UPDATE award SET suspended_at = :then WHERE suspended_at IS NOT NULL")
                .param("then", OffsetDateTime.now(ZoneOffset.UTC).minusDays(15))
                .update();
        opensDecisions(story);
        story.sees("These have been suspended for 14 days or more.");
        story.looks("decisions-in-doubt");
        Keys.press(story.tool().locator("section[aria-labelledby=suspended] a").first(), "Enter");
        story.sees("What you can do");
    }

    private static void opensTheAward(Story story) {
        story.opens(Story.INSTRUCTOR);
        story.visits("/teach/awards");
        story.sees("Awards of this course");
        Keys.press(story.tool().locator("tbody th a").first(), "Enter");
        story.sees("What you can do");
    }

    private static void acts(Story story, String act, String reason) {
        Keys.press(story.tool().locator("details:has(#reason-" + act + ") summary"), "Enter");
        story.tool().locator("#reason-" + act).fill(reason);
        Keys.press(story.tool().locator("form:has(#reason-" + act + ") button"), "Enter");
        story.sees(reason);
    }

    private CredentialSummary.State state() {
        AwardId award = cairn.bean(Awards.class).of(learner).get(0).id();
        return cairn.bean(Credentials.class).ofAward(award).orElseThrow().state();
    }

    private static void theInstructorRevokes(Story story) {
        opensDecisions(story);
        Keys.press(story.tool().locator("a[href*='tray=REGRADED']"), "Enter");
        story.sees("Marks went down");
        opensTheFirst(story);
        story.sees("less than at the award");
        story.looks("decisions-regrade");
        Keys.press(story.tool().locator("#choice-REVOKE"), "Space");
        story.fills("Reason", REASON);
        story.presses("Decide");
        story.sees("Award revoked");
    }

    private static void theLearnerAppeals(Story story) {
        story.opens(LEARNER);
        story.follows("Decisions about you, and how to appeal");
        story.sees(REASON);
        Keys.press(story.tool().locator("summary").first(), "Enter");
        story.looks("decisions-revoked");
        Keys.press(story.tool().locator("summary").first(), "Enter");
        story.fills("Reason", "I did the drill myself, and the assistant saw it.");
        story.presses("Send the appeal");
        story.sees("Appeal, to be decided");
        // Afresh: a press right after the form was sent was twice not answered by the browser.
        story.opens(LEARNER);
        story.follows("Decisions about you, and how to appeal");
        story.sees("Somebody else than before decides until");
        story.looks("decisions-appealed");
    }

    private static void theSameInstructorCannotDecideIt(Story story) {
        opensDecisions(story);
        Keys.press(story.tool().locator("a[href*='tray=APPEALS']"), "Enter");
        opensTheFirst(story);
        story.sees("Somebody else decides the appeal.");
        story.looks("decisions-appeal");
    }

    private void somebodyElseDecidesFor(PersonId learner) {
        Visitor colleague = new Visitor(
                new LaunchId(UUID.randomUUID()),
                instructor.institution(),
                instructor.course(),
                new PersonId(UUID.randomUUID()),
                Set.of(Role.INSTRUCTOR),
                Locale.CANADA);
        AwardCase appeal =
                cairn.bean(Inbox.class).cases(colleague, Inbox.Tray.APPEALS, 0).get(0);
        assertThat(appeal.subject().person()).isEqualTo(learner);
        cairn.bean(AwardDecisions.class)
                .decide(
                        colleague,
                        appeal.id(),
                        new AwardDecisions.Wish(Choice.CHANGE, appeal.step(), "The assistant has confirmed it."));
        await(() -> cairn.bean(Awards.class).of(learner).size() == 2);
    }

    private static void opensDecisions(Story story) {
        story.opens(Story.INSTRUCTOR);
        story.sees("Something about an award waits for your decision.");
        story.follows("Look at what is to be decided");
        story.sees("Awards that wait for a person");
    }

    private static void opensTheFirst(Story story) {
        Locator first = story.tool().locator("tbody th a").first();
        Keys.press(first, "Enter");
        story.sees("What was done");
    }
}
