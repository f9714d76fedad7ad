package org.cairn.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cairn.audit.AuditLog;
import org.cairn.audit.Trails;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.RestingCourses;
import org.cairn.shared.PersonId;
import org.cairn.testing.MailServer;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Row B11: a course of which one learner has an award, one was assessed, and of one nothing was ever decided; and then nobody comes. */
class UnusedWorkTests {

    private static final String IDLE = "Idlewordmark";
    private static final String ASSESSED = "Assessedmark";
    private static final String AWARDED = "Awardedmark";
    private static final List<String> TABLES = List.of("result", "newest_result", "standing", "submission");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatNoDecisionUsedGoesATermAfterTheLastClickAndWhatOneUsedStays(TestDatabase database) throws Exception {
        try (MailServer mail = new MailServer();
                RunningCairn cairn = RunningCairn.start(database, mail)) {
            Household house = new Household(cairn);
            PersonId awarded = house.learner(AWARDED);
            PersonId assessed = house.assessed(ASSESSED);
            PersonId idle = house.beginner(IDLE);
            house.evaluated();
            cairn.bean(Gradebook.class).requestCollection(house.course);
            Map<String, Integer> ofIdle = house.where(IDLE);

            assertThat(letGo(house, 150)).isZero();
            assertThat(letGo(house, 190)).isZero();
            assertThat(TABLES)
                    .allSatisfy(table -> assertThat(rows(house, table, idle)).isPositive());

            assertThat(letGo(house, 192)).isEqualTo(1);

            assertThat(TABLES).allSatisfy(table -> {
                assertThat(rows(house, table, idle)).as(table).isZero();
                assertThat(rows(house, table, assessed)).as(table).isPositive();
                assertThat(rows(house, table, awarded)).as(table).isPositive();
            });
            assertThat(ofIdle.keySet()).anyMatch(column -> column.startsWith("evidence_piece"));
            assertThat(house.where(IDLE).keySet()).noneMatch(column -> column.startsWith("evidence_piece"));
            afterAYear(house, assessed, awarded);
            whoeverComesWakesIt(house);
            isInTheTrail(house);
        }
    }

    private static void afterAYear(Household house, PersonId assessed, PersonId awarded) {
        assertThat(letGo(house, 300)).isZero();
        assertThat(letGo(house, 400)).isEqualTo(1);
        assertThat(letGo(house, 900)).isZero();
        assertThat(TABLES).allSatisfy(table -> {
            assertThat(rows(house, table, assessed)).as(table).isZero();
            assertThat(rows(house, table, awarded)).as(table).isPositive();
        });
        assertThat(house.where(ASSESSED).keySet()).noneMatch(column -> column.startsWith("judgement"));
    }

    private static void whoeverComesWakesIt(Household house) {
        PersonId idle = house.beginner(IDLE + "-again");
        RestingCourses resting = house.cairn.bean(RestingCourses.class);
        house.cairn.bean(Gradebook.class).requestCollection(house.course);

        assertThat(resting.hold(house.course)).isFalse();
        assertThat(house.cairn.bean(Letting.class).go(house.course, List.of(idle)))
                .isZero();
        assertThat(rows(house, "result", idle)).isPositive();
    }

    private static void isInTheTrail(Household house) {
        Trails.seal(house.cairn);

        assertThat(house.cairn
                        .bean(AuditLog.class)
                        .check(house.registration.institution())
                        .breaks())
                .isEmpty();
        assertThat(house.jdbc
                        .sql("SELECT count(*) FROM audit_event WHERE action = 'WORK_LET_GO' AND course_id = :course")
                        .param("course", house.course.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    /** So many days later. */
    private static int letGo(Household house, int days) {
        RunningCairn cairn = house.cairn;
        return new UnusedWork(
                        cairn.bean(HeldRecords.class),
                        cairn.bean(RestingCourses.class),
                        cairn.bean(Letting.class),
                        new Retention.Schedule(Map.of()),
                        Clock.offset(Clock.systemUTC(), Duration.ofDays(days)))
                .letGo();
    }

    private static int rows(Household house, String table, PersonId person) {
        return house.jdbc
                .sql("SELECT count(*) FROM " + table + " WHERE person_id = :person")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }
}
