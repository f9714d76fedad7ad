package org.cairn.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cairn.shared.CourseId;
import org.cairn.testing.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F10: two nodes at the same course, and the clock of one is wrong. */
@Tag("faults")
class WrongClockTests {

    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final int LEARNERS = 40;

    private final College college = College.withNodes();

    @AfterEach
    void end() throws Exception {
        college.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT1H", "P400D"})
    void theNodeThatIsRightDoesTheWorkOnceAndTheOtherSaysThatItIsWrong(String wrong) throws Exception {
        Instant begun = Clock.systemUTC().instant();
        int probes = Ports.free();
        college.lms.begin(LEARNERS);
        Node other = college.node().start();
        Node astray = college.node("--management.server.port=" + probes)
                .ahead(Duration.parse(wrong))
                .start();
        other.awaitUp();
        astray.awaitUp();
        CourseId course = college.course();
        college.collect(course);

        college.mustAward(course, LONGEST);

        assertThat(college.lms.scores)
                .hasSize(LEARNERS)
                .allSatisfy((user, told) -> assertThat(told).hasSize(1));
        assertThat(awardedAt(course))
                .hasSize(LEARNERS)
                .allSatisfy(
                        at -> assertThat(at).isBetween(begun, Clock.systemUTC().instant()));
        assertThat(Node.get(probes, "/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(Node.get(probes, "/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(skew(probes)).isCloseTo((double) Duration.parse(wrong).toSeconds(), within(2.0));
    }

    private static double skew(int probes) throws Exception {
        Matcher figure = Pattern.compile("(?m)^cairn_clock_skew_seconds (\\S+)$")
                .matcher(Node.get(probes, "/actuator/prometheus").body());
        assertThat(figure.find()).isTrue();
        return Double.parseDouble(figure.group(1));
    }

    private List<Instant> awardedAt(CourseId course) {
        return college
                .jdbc
                .sql("SELECT awarded_at FROM award WHERE course_id = :course")
                .param("course", course.value())
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant)
                .toList();
    }
}
