package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.cairn.competency.Competency;
import org.cairn.competency.Framework;
import org.cairn.competency.FrameworkId;
import org.cairn.competency.Frameworks;
import org.cairn.competency.Library;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.Gate;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Particulars;
import org.cairn.microcredential.Partner;
import org.cairn.microcredential.Policy;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Visitor;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a micro-credential is started, reviewed, confirmed by partners and corrected, as those see it who do it. */
@BrowserTest
class MicrocredentialPagesBrowserTests {

    private static final String COLLEAGUE = "1002";
    private static final String COMMUNITY = "səl̓ilwətaɁɬ Lands and Guardianship Department";
    private static final String TITLE = "Fall Protection for Construction Sites";
    private static final String CORRECTED = "Fall-Protection for Construction Sites";

    private static RunningCairn cairn;

    private final Microcredentials microcredentials = cairn.bean(Microcredentials.class);
    private Story story;
    private Visitor instructor;

    @BeforeAll
    static void start() {
        cairn = RunningCairn.start(TestDatabase.H2);
        cairn.bean(JdbcClient.class)
                .sql("INSERT INTO administrator (id, username, password_hash, created_at) VALUES (?, 'ada', ?, ?)")
                .params(UUID.randomUUID(), "{noop}right and long", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }

    @AfterAll
    static void stop() {
        cairn.close();
    }

    @BeforeEach
    void open(Page page) {
        page.setDefaultTimeout(60_000);
        story = new Story(page, cairn);
        story.opens(Story.INSTRUCTOR);
        story.tool().locator(".cairn-tabs").waitFor();
        instructor = cairn.newestVisitor();
        cairn.bean(Gate.class).choose(instructor.institution(), Policy.USUAL);
    }

    @Test
    void anInstructorStartsFromAFrameworkOrAsACopy() {
        MicrocredentialVersion published = publish("community-event");
        framework(published.definition().competencies());

        story.follows("Micro-credentials");
        story.follows("Start from a framework, or as a copy");
        story.sees("Harbour work");
        story.looks("micro-starts");
        story.follows("Harbour work");
        story.looks("micro-choose");
        story.fills("Find by a word", "zzz");
        story.presses("Find");
        story.sees("Nothing is found.");
        story.looks("micro-choose-nothing");
        story.fills("Find by a word", "community");
        story.presses("Find");
        story.presses("Begin with these");
        story.sees("Choose at least one, and at most twelve.");
        accessible("micro-choose-refused");
        Keys.press(story.tool().locator("#competency-0"), "Space");
        story.presses("Begin with these");
        assertThat(story.tool().locator("#titleEn")).hasValue("Harbour work");

        story.follows("Micro-credentials");
        story.follows("Start from a framework, or as a copy");
        story.presses("Copy it");
        assertThat(story.tool().locator("#titleEn"))
                .hasValue(String.valueOf(published.definition().title().en()));
    }

    @Test
    void aColleagueGivesItBackAndThenApprovesIt() {
        cairn.bean(Gate.class).choose(instructor.institution(), new Policy("eu-2022", Policy.Approval.COLLEAGUE));
        MicrocredentialVersion draft = microcredentials.take(instructor, "fall-protection");
        story.follows("Micro-credentials");
        story.follows(TITLE);
        story.sees("Ready to publish?");
        story.looks("micro-draft-blocked");
        assertThat(story.tool().locator("button:has-text('Send for review')")).hasCount(0);

        cairn.bean(Gate.class).choose(instructor.institution(), new Policy("bc-2021", Policy.Approval.COLLEAGUE));
        story.follows("Micro-credentials");
        story.follows(TITLE);
        story.looks("micro-draft");
        story.presses("Map activities");
        Keys.press(story.tool().locator("a[href$='/publish']"), "Enter");
        story.sees("Send it for review first.");
        story.looks("micro-publish-needs-approval");
        story.follows("Open it and send it for review");
        story.presses("Send for review");
        story.sees("It is being reviewed");
        story.looks("micro-in-review");

        readAsColleague();
        story.sees("Your decision");
        story.looks("micro-decide");
        story.presses("Give it back");
        assertThat(story.tool().locator("#reason")).hasAttribute("aria-invalid", "true");
        accessible("micro-decide-refused");
        story.fills("What has to change", "Say in competency 3 who carries out the rescue.");
        story.presses("Give it back");
        story.sees("Given back");

        story.opens(Story.INSTRUCTOR);
        story.follows("Micro-credentials");
        story.follows(TITLE);
        story.sees("who carries out the rescue");
        story.looks("micro-returned");
        story.presses("Send for review");

        readAsColleague();
        story.presses("Approve");
        story.sees("It is approved.");
        story.looks("micro-approved");
        assertThat(microcredentials.version(draft.id()).orElseThrow().state())
                .isEqualTo(MicrocredentialVersion.State.APPROVED);
    }

    private void readAsColleague() {
        story.opens(COLLEAGUE);
        story.follows("Micro-credentials");
        story.follows(TITLE);
    }

    @Test
    void correctedWordsAreReadByLearnersAndByAnybody() {
        MicrocredentialVersion published = publish("fall-protection");
        offer(published);
        story.opensCairn();
        story.sees(TITLE);

        story.follows("Micro-credentials");
        story.follows(TITLE);
        story.looks("micro-published");
        story.follows("Correct words");
        story.looks("micro-texts");
        story.presses("Show these words");
        assertThat(story.tool().locator("#reason")).hasAttribute("aria-invalid", "true");
        accessible("micro-texts-refused");
        story.tool().locator("[id='lines[0].en']").fill(CORRECTED);
        story.fills("Why", "The hyphen was missing.");
        story.presses("Show these words");
        story.sees("The hyphen was missing.");
        story.looks("micro-corrected");

        story.follows("Overview");
        story.sees(CORRECTED);
        story.opens("2001");
        story.sees(CORRECTED);
        story.looks("micro-path-corrected");
        story.page.navigate(cairn.address() + "/achievements/" + published.id());
        assertThat(story.page.locator("h1")).hasText(CORRECTED);
        assertThat(microcredentials.version(published.id()).orElseThrow()).isEqualTo(published);

        MicrocredentialVersion next = microcredentials.revise(instructor, published.id());
        story.opens(Story.INSTRUCTOR);
        story.follows("Micro-credentials");
        Keys.press(story.tool().locator("a[href$='" + next.id() + "']").first(), "Enter");
        story.sees("What is different from version 1");
        story.looks("micro-next-version");
    }

    @Test
    void aPartnerIsAskedAndTheAddressServesOnce(Page page) {
        MicrocredentialVersion draft = microcredentials.take(instructor, "fall-protection");
        Particulars said = new Particulars(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new Partner(COMMUNITY, Partner.Kind.INDIGENOUS, List.of(Partner.Part.values()))));
        microcredentials.save(
                instructor, draft.id(), draft.definition(), draft.definition().with(said));
        String english = ask(draft, "en");
        String french = ask(draft, "fr");
        String late = ask(draft, "late");

        answer(page, english, "en");
        answer(page, french, "fr");
        cairn.bean(JdbcClient.class)
                .sql("UPDATE partner_invitation SET expires_at = ? WHERE state = 'OPEN'")
                .param(OffsetDateTime.now(ZoneOffset.UTC).minusDays(1))
                .update();
        page.navigate(late);
        assertThat(page.locator("main")).containsText("has ended");
        openLooks(page, "partner-expired-en");

        story.opens(Story.INSTRUCTOR);
        toPartners(draft);
        story.sees("Answered.");
        story.sees("The address has ended without an answer.");
        story.looks("partners-answered");
    }

    private String ask(MicrocredentialVersion draft, String name) {
        story.opens(Story.INSTRUCTOR);
        toPartners(draft);
        if (name.equals("en")) {
            story.looks("partners");
            story.presses("Ask");
            assertThat(story.tool().locator("#email")).hasAttribute("aria-invalid", "true");
            accessible("partners-refused");
        }
        story.fills("E-mail address", "lands-and-guardianship-department@a-very-long-name-of-a-nation.example");
        story.presses("Ask");
        story.sees("It is shown this once.");
        accessible("partners-address-" + name);
        return story.tool().locator(".cairn-sum").innerText().trim();
    }

    private void toPartners(MicrocredentialVersion draft) {
        story.follows("Micro-credentials");
        Keys.press(story.tool().locator("h3 a[href$='" + draft.id() + "']"), "Enter");
        story.follows("Ask partners to confirm");
        story.sees("What was confirmed");
    }

    private static void answer(Page page, String address, String language) {
        page.navigate(address + "?lang=" + language);
        openLooks(page, "partner-question-" + language);
        Keys.press(page.locator("main form button"), "Enter");
        assertThat(page.locator("#signatory")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("html")).hasAttribute("lang", language);
        openLooks(page, "partner-refused-" + language);
        Keys.press(page.locator("#demanded-yes"), "Space");
        Keys.press(page.locator("#reflectsJob-no"), "Space");
        Keys.press(page.locator("#publication-TITLES"), "Space");
        page.locator("#remarks").fill("L’exercice de sauvetage est trop court.");
        page.locator("#signatory").fill("A. Guérin-Thomas");
        page.locator("#signatoryTitle").fill("Gardienne du territoire");
        page.locator("#validUntil")
                .fill(OffsetDateTime.now(ZoneOffset.UTC)
                        .plusYears(1)
                        .toLocalDate()
                        .toString());
        Keys.press(page.locator("main form button"), "Enter");
        assertThat(page.locator("main form")).hasCount(0);
        openLooks(page, "partner-answered-" + language);
        page.navigate(address + "?lang=" + language);
        assertThat(page.locator(".cairn-problem-icon")).isVisible();
        openLooks(page, "partner-used-" + language);
    }

    private static void openLooks(Page page, String name) {
        assertThat(page.content()).doesNotContain("??");
        Screenshots.take(page, name);
        Accessible.assertAccessible(page);
    }

    @Test
    void anAdministratorChoosesWhatIsAsked(Page page) {
        page.navigate(cairn.address() + "/admin/login?lang=en");
        page.getByLabel("User name").fill("ada");
        page.getByLabel("Password").fill("right and long");
        Keys.press(page.locator("main form:has(#password) button[type=submit]"), "Enter");
        for (String language : List.of("fr", "en")) {
            page.navigate(cairn.address() + "/admin/microcredentials?lang=" + language);
            openLooks(page, "policies-" + language);
        }
        Keys.press(page.locator("input[value=COLLEAGUE]"), "Space");
        Keys.press(page.locator("main form button"), "Enter");
        assertThat(page.locator("main")).containsText("Saved.");
        openLooks(page, "policies-saved");
        assertThat(cairn.bean(Gate.class).policy(instructor.institution()).asksForApproval())
                .isTrue();
    }

    /** A state that another language would not find again: what was sent is not in the address. */
    private void accessible(String name) {
        Screenshots.take(story.page, "story-" + name);
        Accessible.assertAccessible(story.page);
    }

    private MicrocredentialVersion publish(String template) {
        return microcredentials.publish(
                instructor, microcredentials.take(instructor, template).id());
    }

    private void framework(List<Competency> competencies) {
        FrameworkId id = cairn.bean(Frameworks.class)
                .make(instructor, new Bilingual("Harbour work", "Travail au port"), null, Framework.About.NOTHING);
        competencies.forEach(one -> cairn.bean(Library.class).add(instructor, id, one));
    }

    private void offer(MicrocredentialVersion version) {
        story.visitsTheLms("/content");
        story.fills("Title", "Rescue drill");
        story.tool().locator("#text").fill("Show it in the workshop.");
        story.tool().locator("#maximum").fill("50");
        story.presses("Add to the course");
        story.page.locator(".activities a[href*='/links/']").nth(1).waitFor();
        MannerJourneyTests.await(() -> {
            MannerJourneyTests.hurry(cairn, "collect-course");
            return !cairn.bean(Gradebook.class).evidence(instructor.course()).isEmpty();
        });
        LineItem item =
                cairn.bean(Gradebook.class).evidence(instructor.course()).get(0);
        CourseMaps maps = cairn.bean(CourseMaps.class);
        CourseMap map = maps.open(instructor, version.id());
        version.definition()
                .competencies()
                .forEach(competency -> competency
                        .criteria()
                        .forEach(criterion -> maps.map(
                                instructor,
                                map.id(),
                                new Mapping(item.id(), competency.id(), criterion.id(), BigDecimal.ONE, false, null))));
        cairn.bean(Publication.class).publish(instructor, map.id());
    }
}
