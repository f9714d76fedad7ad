package org.cairn.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.cairn.shared.PersonId;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Results that were seen before what stands was kept with its pointer. */
class CarriedResultsTests {

    private static final Instant THEN = Instant.parse("2026-03-14T12:00:00Z");
    private static final Instant LATER = THEN.plusSeconds(60);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatStoodBeforeTheChangeStillStands(TestDatabase database) {
        DataSource source = database.empty();
        JdbcClient jdbc = JdbcClient.create(source);
        TestDatabase.migrate(source, "0093");
        GivenCourse course = GivenCourse.in(
                jdbc,
                "https://lms.example",
                URI.create("https://lms.example/items"),
                URI.create("https://lms.example/m"));
        LineItemId item = lineItem(jdbc, course);
        PersonId graded = standing(jdbc, course, item, "GRADED", new BigDecimal("41.5"));
        PersonId pending = standing(jdbc, course, item, "PENDING", null);

        TestDatabase.migrate(source, "latest");

        Results results = new Results(jdbc, new JdbcTemplate(source), Clock.systemUTC());
        assertThat(results.standing(item))
                .containsExactlyInAnyOrder(
                        new Results.Standing(
                                new Result(
                                        item,
                                        graded,
                                        Result.Status.GRADED,
                                        new BigDecimal("41.5"),
                                        new BigDecimal("50"),
                                        THEN,
                                        THEN),
                                LATER),
                        new Results.Standing(
                                new Result(item, pending, Result.Status.PENDING, null, null, THEN, THEN), LATER));
    }

    private static LineItemId lineItem(JdbcClient jdbc, GivenCourse course) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO line_item (id, course_id, url, label, score_maximum, purpose, removed, met_at)
                        VALUES (?, ?, 'https://lms.example/items/1', 'Quiz', 50, 'EVIDENCE', FALSE, ?)""").params(id, course.id().value(), Columns.time(THEN)).update();
        return new LineItemId(id);
    }

    private static PersonId standing(
            JdbcClient jdbc, GivenCourse course, LineItemId item, String status, BigDecimal score) {
        UUID person = UUID.randomUUID();
        UUID result = UUID.randomUUID();
        jdbc.sql("INSERT INTO person (id, institution_id, created_at) VALUES (?, ?, ?)")
                .params(person, course.institution().value(), Columns.time(THEN))
                .update();
        jdbc.sql("""
                        INSERT INTO result (id, line_item_id, person_id, status, score, maximum, graded_at, observed_at)
                        VALUES (:id, :item, :person, :status, :score, :maximum, :then, :then)""")
                .param("id", result)
                .param("item", item.value())
                .param("person", person)
                .param("status", status)
                .param("score", score)
                .param("maximum", score == null ? null : new BigDecimal("50"))
                .param("then", Columns.time(THEN))
                .update();
        jdbc.sql("INSERT INTO newest_result (line_item_id, person_id, result_id, graded_at) VALUES (?, ?, ?, ?)")
                .params(item.value(), person, result, Columns.time(LATER))
                .update();
        return new PersonId(person);
    }
}
