package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.Result;
import org.cairn.sandbox.Manner;
import org.cairn.score.Scores;
import org.cairn.shared.CourseId;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What Cairn needs of an LMS, with each of those that the sandbox can be like: a launch, an activity placed by deep linking,
 * its results and the roster read, and a score that arrives in the gradebook.
 */
@BrowserTest
class MannerJourneyTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(300);

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
    @EnumSource(Manner.class)
    void gradedWorkIsReadAndProgressArrives(Manner manner, Page page) {
        cairn.lms().reset();
        cairn.lms().behaveLike(manner);
        trustAudienceOf(manner);
        page.setDefaultTimeout((double) PATIENCE.toMillis());
        String activity = "Rescue drill, " + manner;

        Story story = new Story(page, cairn);
        story.opens(Story.INSTRUCTOR);
        write(story, activity);
        place(story, activity);
        CourseId course = newestCourse();
        grade(page);

        LineItem column = collected(course, activity);
        List<Result> results = resultsOf(course, column);
        assertThat(results).hasSizeGreaterThan(15).anyMatch(result -> result.score() != null);
        assertThat(enrolled(course)).isGreaterThanOrEqualTo(25);
        // AGS shows a tool its own line items; Sakai shows the quizzes and assignments of the course too.
        assertThat(cairn.bean(Gradebook.class).evidence(course)).hasSize(manner == Manner.SAKAI ? 4 : 1);

        cairn.bean(Scores.class).reportProgress(course, results.get(0).person(), new BigDecimal("0.73"));
        assertThat(page.locator("h1")).containsText("Gradebook");
        await(() -> {
            hurry(cairn, "prepare-progress");
            hurry(cairn, "deliver-score");
            page.reload();
            return page.locator("input[name^='grade-'][value='73']").count() == 1;
        });
    }

    private static void write(Story story, String activity) {
        story.follows("Activities");
        Keys.press(story.tool().locator("a[href$='/teach/activities/new']").first(), "Enter");
        story.fills("Title", activity);
        story.fills("Instructions", "Show it in the workshop.");
        story.fills("Maximum score", "50");
        story.presses("Save");
        story.sees(activity);
    }

    private static void place(Story story, String activity) {
        story.visitsTheLms("/content");
        Keys.press(story.tool().getByLabel(activity), "Space");
        story.presses("Add to the course");
        story.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(activity))
                .waitFor();
    }

    private static void grade(Page page) {
        page.navigate(lms + Story.COURSE + "/gradebook");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fill in example grades"))
                .click();
    }

    /** The line item of the activity, once its results have been read. */
    private static LineItem collected(CourseId course, String activity) {
        await(() -> {
            hurry(cairn, "collect-course");
            return column(course, activity)
                    .filter(column -> !resultsOf(course, column).isEmpty())
                    .isPresent();
        });
        return column(course, activity).orElseThrow();
    }

    private static Optional<LineItem> column(CourseId course, String activity) {
        return cairn.bean(Gradebook.class).evidence(course).stream()
                .filter(column -> column.label().equals(activity))
                .findFirst();
    }

    /** Cairn is patient with platforms: a pass a minute, a score again when its column is there. Here that is now. */
    static void hurry(RunningCairn cairn, String task) {
        SchedulerClient scheduler = cairn.bean(SchedulerClient.class);
        scheduler.getScheduledExecutionsForTask(task).stream()
                .filter(due -> !due.isPicked() && due.getExecutionTime().isAfter(Instant.now()))
                .forEach(due -> hurry(scheduler, due));
    }

    private static void hurry(SchedulerClient scheduler, ScheduledExecution<?> due) {
        try {
            scheduler.reschedule(due.getTaskInstance(), Instant.now());
        } catch (TaskInstanceException begun) {
            LoggerFactory.getLogger(MannerJourneyTests.class).debug("it has begun meanwhile", begun);
        }
    }

    private static List<Result> resultsOf(CourseId course, LineItem column) {
        return cairn.bean(Gradebook.class).results(course).stream()
                .filter(result -> result.lineItem().equals(column.id()))
                .toList();
    }

    /** What an administrator of Cairn copies from the LMS where tokens have an audience of their own. */
    private static void trustAudienceOf(Manner manner) {
        cairn.bean(JdbcClient.class)
                .sql("UPDATE registration SET token_audience = :audience")
                .param("audience", manner == Manner.BRIGHTSPACE ? lms + "/auth/token" : null)
                .update();
    }

    private static CourseId newestCourse() {
        return new CourseId(cairn.bean(JdbcClient.class)
                .sql("SELECT id FROM course ORDER BY launched_at DESC LIMIT 1")
                .query(UUID.class)
                .single());
    }

    private static int enrolled(CourseId course) {
        return cairn.bean(JdbcClient.class)
                .sql("SELECT COUNT(*) FROM enrolment WHERE course_id = :course")
                .param("course", course.value())
                .query(Integer.class)
                .single();
    }

    static void await(BooleanSupplier condition) {
        Instant until = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited long enough").isBefore(until);
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
