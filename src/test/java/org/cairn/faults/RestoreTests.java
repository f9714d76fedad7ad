package org.cairn.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cairn.credential.Verifications;
import org.cairn.sending.Sending;
import org.cairn.shared.CourseId;
import org.cairn.testing.Invariants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** F16: a backup that was made under load, restored into a new cluster after everything went on for a while. */
@Tag("faults")
class RestoreTests {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int LEARNERS = 100;
    private static final int GRADED_SINCE = 77;

    private final College college = College.withNodes();
    private final Lms lms = college.lms;

    @AfterEach
    void close() throws IOException {
        college.close();
    }

    @Test
    void whatABackupHeldIsWholeAndNothingOldIsSentFromIt() throws Exception {
        lms.begin(LEARNERS);
        CourseId course = college.course();
        Path backup = aBackupInTheMiddleOf(course);

        college.restore(backup);

        int kept = college.awards(course);
        assertThat(kept).isPositive().isLessThan(LEARNERS);
        Invariants.mustHold(college.jdbc);
        Invariants.mustVerify(college.jdbc, college.bean(Verifications.class));
        List<String> waited = waiting(course);
        assertThat(waited).as("reports that waited in the backup").isNotEmpty();
        nothingIsSentUntilSomebodySaysSo(course);
        whatStandsInTheGradebookStaysThere(course, waited);
    }

    /** What follows it is done, told, and lost. */
    private Path aBackupInTheMiddleOf(CourseId course) throws Exception {
        Node one = college.node().start();
        Node other = college.node().start();
        one.awaitUp();
        other.awaitUp();
        college.collect(course);
        await().atMost(LONGEST).until(() -> !waiting(course).isEmpty() && college.credentials(course) > 0);
        Path backup = college.backUp();
        college.mustAward(course, LONGEST);
        one.kill();
        other.kill();
        return backup;
    }

    /** The one node was told of the restore, the other was not. Both do everything else meanwhile. */
    private void nothingIsSentUntilSomebodySaysSo(CourseId course) {
        lms.asked.clear();
        college.node("--cairn.restored=2026-11-26").start().awaitUp();
        college.node().start().awaitUp();
        assertThat(college.bean(Sending.class).pausedSince()).isPresent();
        college.collect(course);

        college.mustBeDone(course, LONGEST);

        assertThat(lms.asked("/scores")).isZero();
        Invariants.mustVerify(college.jdbc, college.bean(Verifications.class));
    }

    private void whatStandsInTheGradebookStaysThere(CourseId course, List<String> waited) {
        String graded = waited.get(0);
        lms.scores.get(graded).add(score(GRADED_SINCE));
        college.jdbc.sql("""
                        INSERT INTO administrator (id, username, password_hash, created_at)
                        VALUES ('00000000-0000-4000-8000-000000000001', 'registrar', '-', now())""").update();

        college.bean(Sending.class).resume("registrar");

        college.mustAward(course, LONGEST);
        assertThat(lms.scores)
                .hasSize(LEARNERS)
                .allSatisfy((user, told) -> assertThat(
                                told.get(told.size() - 1).path("scoreGiven").asInt())
                        .isEqualTo(user.equals(graded) ? GRADED_SINCE : 100));
        assertThat(failed(course)).containsExactly(graded);
        assertThat(waited)
                .filteredOn(user -> !user.equals(graded))
                .allSatisfy(user -> assertThat(lms.scores.get(user))
                        .as("told before the backup was restored, and not again")
                        .hasSize(1));
    }

    private static JsonNode score(int given) {
        return JsonMapper.shared()
                .readTree("{\"scoreGiven\":%d,\"scoreMaximum\":100,\"timestamp\":\"%s\"}"
                        .formatted(given, Instant.now().plusSeconds(3600)));
    }

    private List<String> waiting(CourseId course) {
        return reports(course, "WAITING");
    }

    private List<String> failed(CourseId course) {
        return reports(course, "FAILED");
    }

    private List<String> reports(CourseId course, String state) {
        return college.jdbc
                .sql("""
                        SELECT i.subject FROM score_report s JOIN platform_identity i ON i.person_id = s.person_id
                         WHERE s.course_id = :course AND s.state = :state ORDER BY i.subject""")
                .param("course", course.value())
                .param("state", state)
                .query(String.class)
                .list();
    }
}
