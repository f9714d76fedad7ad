package org.cairn.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.cairn.shared.CourseId;
import org.junit.jupiter.api.Test;

/** F8 and F5 in short: the database is lost in the middle of a commit, at each step from a mark to a told score. */
class CutCommitTests {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Test
    void aCommitThatIsCutIsDoneOnceWhicheverSideHeardOfIt() throws IOException {
        try (College college = College.alone()) {
            college.lms.begin(60);
            CourseId course = college.course();
            DatabaseProxy database = college.deskDatabase;
            Occasion judged = Occasion.beforeCommit("INSERT INTO award ", database);
            Occasion signed = Occasion.afterCommit("INSERT INTO credential ", database);
            Occasion told = Occasion.beforeCommit("UPDATE score_report SET state = 'DELIVERED'", database);

            college.collect(course);
            judged.await(LONGEST);
            signed.await(LONGEST);
            told.await(LONGEST);

            college.mustAward(course, LONGEST);
            assertThat(college.lms.scores)
                    .hasSize(60)
                    .allSatisfy((user, scores) -> assertThat(scores.get(scores.size() - 1)
                                    .path("scoreGiven")
                                    .asInt())
                            .isEqualTo(100));
        }
    }
}
