package org.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.Ruling;
import org.cairn.attainment.Rulings;
import org.cairn.award.Award;
import org.cairn.award.Awards;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An award comes to its end, and is followed by another for what is shown anew, as instructor and learner see it. */
@BrowserTest
class RenewalJourneyTests {

    private static final String LEARNER = "2002";

    private static RunningCairn cairn;

    private Visitor instructor;
    private CourseMap map;
    private MicrocredentialVersion version;
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
    void whatEndsIsRenewedByWhatIsShownAnew(Page page) {
        page.setDefaultTimeout(60_000);
        Story story = new Story(page, cairn);
        story.opens(Story.INSTRUCTOR);
        story.sees("Micro-credentials of this course");
        instructor = cairn.newestVisitor();
        offer();
        aRenewalOpensTwoMonthsBeforeTheEnd(story);
        story.opens(LEARNER);
        story.sees("0 of 3 competencies met.");
        learner = cairn.newestVisitor().person();
        isShown();
        story.opens(LEARNER);
        story.sees("Your credential ends on");
        story.looks("renewal-later");

        yearsPass();
        story.opens(LEARNER);
        story.sees("0 of 3 competencies are shown again.");
        story.looks("renewal-open");
        story.opens(Story.INSTRUCTOR);
        story.sees("One ends soon or has ended, and can be renewed.");
        story.looks("renewal-teach");

        isShown();
        story.opens(LEARNER);
        story.sees("This micro-credential is yours.");
        assertThat(cairn.bean(Awards.class).of(learner))
                .extracting(Award::cycle)
                .containsExactly(2, 1);
    }

    private void offer() {
        Microcredentials microcredentials = cairn.bean(Microcredentials.class);
        version = microcredentials.take(instructor, "fall-protection");
        Definition rule = version.definition();
        microcredentials.save(
                instructor,
                version.id(),
                rule,
                new Definition(
                        rule.title(),
                        rule.description(),
                        rule.learningHours(),
                        rule.creditType(),
                        rule.creditValue(),
                        rule.language(),
                        rule.assessmentMethod(),
                        3,
                        rule.requirements(),
                        rule.choices(),
                        rule.particulars()));
        CourseMaps maps = cairn.bean(CourseMaps.class);
        CourseMap opened = maps.open(instructor, version.id());
        LineItemId drill = lineItem();
        rule.competencies()
                .forEach(competency -> maps.map(
                        instructor,
                        opened.id(),
                        new Mapping(
                                drill,
                                competency.id(),
                                competency.criteria().get(0).id(),
                                BigDecimal.ONE,
                                false,
                                null)));
        map = cairn.bean(Publication.class).publish(instructor, opened.id());
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

    private void aRenewalOpensTwoMonthsBeforeTheEnd(Story story) {
        story.visits("/teach/microcredentials/" + version.id() + "/award");
        story.fills("So many months before its end an award can be renewed", "12");
        story.presses("Save");
        story.sees("Renewal opens 0 to 11 whole months before the end.");
        story.looks("renewal-policy");
        story.fills("So many months before its end an award can be renewed", "2");
        story.presses("Save");
        story.sees("Nothing waits for you here");
    }

    /** What was observed in person counts as the instructor says. */
    private void isShown() {
        version.definition()
                .competencies()
                .forEach(competency -> cairn.bean(Rulings.class)
                        .decide(
                                instructor,
                                map.id(),
                                learner,
                                new Rulings.Wish(
                                        competency.id(),
                                        Ruling.Kind.GRANT,
                                        null,
                                        null,
                                        "As observed on the day of the drill.")));
        cairn.bean(Attainments.class).evaluateNow(instructor.course());
    }

    /** A month before the end. */
    private void yearsPass() {
        OffsetDateTime end = OffsetDateTime.now(ZoneOffset.UTC).plusMonths(1);
        JdbcClient jdbc = cairn.bean(JdbcClient.class);
        jdbc.sql("UPDATE award SET awarded_at = :awarded, renew_from = :from, ends_at = :end WHERE person_id = :person")
                .param("awarded", end.minusYears(3))
                .param("from", end.minusMonths(2))
                .param("end", end)
                .param("person", learner.value())
                .update();
        jdbc.sql("UPDATE ruling SET ruled_at = :then WHERE person_id = :person")
                .param("then", end.minusYears(3))
                .param("person", learner.value())
                .update();
    }
}
