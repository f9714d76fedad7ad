package org.cairn.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.cairn.gradebook.Columns;
import org.cairn.gradebook.GivenCourse;
import org.cairn.shared.PersonId;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was to be said before activities could be reported is said still. */
class CarriedReportsTests {

    private static final Instant THEN = Instant.parse("2026-03-14T12:00:00Z");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWaitedBeforeTheChangeStillWaits(TestDatabase database) {
        DataSource source = database.empty();
        JdbcClient jdbc = JdbcClient.create(source);
        TestDatabase.migrate(source, "0080");
        GivenCourse course = GivenCourse.in(
                jdbc,
                "https://lms.example",
                URI.create("https://lms.example/items"),
                URI.create("https://lms.example/m"));
        PersonId learner = waiting(jdbc, course);

        TestDatabase.migrate(source, "latest");

        Delivery carried = new Deliveries(jdbc)
                .find(Delivery.Target.progress(course.id()), learner)
                .orElseThrow();
        assertThat(carried.number()).isEqualTo(3);
        assertThat(carried.said().score()).isEqualByComparingTo("33.33");
        assertThat(carried.scoreTime()).isEqualTo(THEN);
        assertThat(carried.state()).isEqualTo(Delivery.State.WAITING);
        assertThat(carried.attempts()).isEqualTo(2);
    }

    private static PersonId waiting(JdbcClient jdbc, GivenCourse course) {
        UUID person = UUID.randomUUID();
        jdbc.sql("INSERT INTO person (id, institution_id, created_at) VALUES (?, ?, ?)")
                .params(person, course.institution().value(), Columns.time(THEN))
                .update();
        jdbc.sql("""
                        INSERT INTO score_delivery (course_id, person_id, number, share, score_time, state, attempts,
                          reported_at) VALUES (?, ?, 3, 0.3333333333, ?, 'WAITING', 2, ?)""")
                .params(course.id().value(), person, Columns.time(THEN), Columns.time(THEN))
                .update();
        return new PersonId(person);
    }
}
