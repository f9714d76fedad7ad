package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.util.List;
import org.cairn.competency.Competency;
import org.cairn.competency.Criterion;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.sandbox.Manner;
import org.cairn.shared.CourseId;
import org.cairn.shared.Visitor;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Another term: an instructor copies the course in the LMS, and Cairn, which hears of it by a notice and by the history that
 * launches carry (Moodle sends no notice), offers there what was made in the first.
 */
@BrowserTest
class CopyJourneyTests {

    private static final List<String> ACTIVITIES = List.of("Site plan", "Rescue drill");

    private static RunningCairn cairn;
    private static String lms;

    @BeforeAll
    static void start() {
        cairn = RunningCairn.start(TestDatabase.H2);
        lms = cairn.lms().address().toString();
    }

    @AfterAll
    static void stop() {
        cairn.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "MOODLE"})
    void aCopiedCourseBeginsWithTheCourseMapOfItsOrigin(Manner manner, Page page) {
        cairn.lms().reset();
        cairn.lms().behaveLike(manner);
        page.setDefaultTimeout(60_000);
        Story story = new Story(page, cairn);
        story.opens(Story.INSTRUCTOR);
        ACTIVITIES.forEach(activity -> choose(story, activity, manner));
        Visitor instructor = cairn.newestVisitor();
        publishMap(instructor, collected(instructor.course()));

        copyInTheLms(page);
        openTheCopy(page);
        story.follows("See what was found again");
        assertThat(story.main())
                .containsText(
                        "2 of 2 activities were found again.",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        story.looks("copy-offer-" + manner);
        story.presses("Take over as drafts");

        story.sees("Draft");
        assertThat(story.main()).containsText("Rescue drill");
        story.looks("copy-taken-" + manner);
        assertDraftInTheCopy(instructor.course());
    }

    /** A new activity, written where content is chosen. */
    private static void choose(Story story, String activity, Manner manner) {
        story.visitsTheLms("/content");
        if (activity.equals(ACTIVITIES.get(0))) {
            story.looks("picker-new-" + manner);
            story.fills("Title", activity);
            story.presses("Add to the course");
            story.sees("A new activity needs a title and what to do.");
            story.looks("picker-refused-" + manner);
        }
        story.fills("Title", activity);
        story.tool().locator("#text").fill("Show it in the workshop.");
        story.tool().locator("#maximum").fill("50");
        story.presses("Add to the course");
        story.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(activity))
                .first()
                .waitFor();
    }

    private static void copyInTheLms(Page page) {
        page.navigate(lms + Story.COURSE);
        Keys.press(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy this course")), "Enter");
        page.waitForURL("**?copied");
        Screenshots.take(page, "copy-in-the-lms");
        Accessible.assertAccessible(page);
    }

    private static void openTheCopy(Page page) {
        Keys.press(page.locator(".activities a[href*='/links/']").first(), "Enter");
        page.frameLocator("#tool").locator("h1").waitFor();
    }

    private static List<LineItem> collected(CourseId course) {
        MannerJourneyTests.await(() -> {
            MannerJourneyTests.hurry(cairn, "collect-course");
            return cairn.bean(Gradebook.class).evidence(course).size() == ACTIVITIES.size();
        });
        return cairn.bean(Gradebook.class).evidence(course);
    }

    private static void publishMap(Visitor instructor, List<LineItem> items) {
        Microcredentials microcredentials = cairn.bean(Microcredentials.class);
        CourseMaps maps = cairn.bean(CourseMaps.class);
        MicrocredentialVersion version = microcredentials.publish(
                instructor, microcredentials.take(instructor, "fall-protection").id());
        CourseMap map = maps.open(instructor, version.id());
        for (Competency competency : version.definition().competencies()) {
            for (Criterion criterion : competency.criteria()) {
                items.forEach(item -> maps.map(
                        instructor,
                        map.id(),
                        new Mapping(item.id(), competency.id(), criterion.id(), BigDecimal.ONE, false, null)));
            }
        }
        cairn.bean(Publication.class).publish(instructor, map.id());
    }

    private static void assertDraftInTheCopy(CourseId origin) {
        CourseId copy = cairn.newestVisitor().course();
        assertThat(copy).isNotEqualTo(origin);
        CourseMap draft = cairn.bean(CourseMaps.class).all(copy).get(0);
        assertThat(draft.state()).isEqualTo(CourseMap.State.DRAFT);
        assertThat(draft.mappings().stream().map(Mapping::lineItem).distinct()).hasSize(ACTIVITIES.size());
    }
}
