package org.cairn.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cairn.connection.Connection;
import org.cairn.connection.ConnectionCheck;
import org.cairn.connection.Finding;
import org.cairn.connection.Finding.Area;
import org.cairn.connection.Finding.Fixer;
import org.cairn.course.Course;
import org.cairn.course.Courses;
import org.cairn.platform.Deployment;
import org.cairn.platform.Platforms;
import org.cairn.platform.RegistrationId;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;

/** Whether people get in: the last launch of each deployment, and how the platform shows us. */
@Component
@Order(0) // knows which course launched last
class LaunchesCheck implements ConnectionCheck {

    private static final String LAUNCHED = "launch.check.launched";
    private static final String SHOWN = "launch.check.shown";
    private static final int LAST = 10;
    private static final int MOST_COURSES = 20;

    private final Platforms platforms;
    private final LaunchTable launches;
    private final Courses courses;
    private final RefusedLaunches refused;

    LaunchesCheck(Platforms platforms, LaunchTable launches, Courses courses, RefusedLaunches refused) {
        this.platforms = platforms;
        this.launches = launches;
        this.courses = courses;
        this.refused = refused;
    }

    @Override
    public List<CheckableCourse> courses(RegistrationId registration) {
        return launches.coursesOf(registration, MOST_COURSES).stream()
                .map(id -> courses.find(id).orElseThrow())
                .map(course -> new CheckableCourse(course.id(), course.label()))
                .toList();
    }

    @Override
    public Map<RegistrationId, Instant> lastLaunches() {
        return launches.last();
    }

    @Override
    public List<PastLaunch> launches(RegistrationId registration) {
        return launches.newest(registration, LAST).stream()
                .map(launch -> new PastLaunch(
                        launch.launchedAt(),
                        courses.find(launch.course()).map(Course::label).orElse(""),
                        "launch.kind." + launch.messageType(),
                        launch.framed()))
                .toList();
    }

    @Override
    public List<Refused> refused(RegistrationId registration) {
        return refused.of(registration);
    }

    @Override
    public List<Finding> look(Connection connection) {
        RegistrationId registration = connection.registration().id();
        Map<String, Instant> last = launches.lastOfDeployments(registration);
        List<Finding> findings = new ArrayList<>();
        for (Deployment deployment : platforms.deployments(registration)) {
            Instant at = last.get(deployment.deploymentId());
            if (deployment.state() == Deployment.State.PENDING) {
                findings.add(Finding.notice(
                        Area.PEOPLE, LAUNCHED, "waits", Fixer.YOU, 1, shortened(deployment.deploymentId())));
            } else if (deployment.state() == Deployment.State.ACCEPTED) {
                findings.add(
                        at == null
                                ? Finding.untried(Area.PEOPLE, LAUNCHED, "never", shortened(deployment.deploymentId()))
                                : Finding.good(Area.PEOPLE, LAUNCHED, shortened(deployment.deploymentId()), day(at)));
            }
        }
        launches.newest(registration, 1)
                .forEach(launch -> findings.add(
                        launch.framed()
                                ? Finding.good(Area.PEOPLE, SHOWN)
                                : Finding.untried(Area.PEOPLE, SHOWN, "window")));
        return findings;
    }

    private static String shortened(String deployment) {
        return deployment.length() > 40 ? deployment.substring(0, 39) + "…" : deployment;
    }

    private static String day(Instant at) {
        return at.toString().substring(0, 10);
    }

    /** The table of refused launches: how often for which reason, and when last. No person and no course is noted. */
    @Repository
    static class RefusedLaunches {

        /** What an administrator can do something about, or has to know; each has words of its own. */
        private static final Set<String> REASONS = Set.of(
                "audience",
                "signature",
                "time",
                "deployment",
                "browser",
                "nonce-replayed",
                "other-origin",
                "return-address",
                "platform-error",
                "switched-off");

        private final JdbcClient jdbc;
        private final Clock clock;

        RefusedLaunches(JdbcClient jdbc, Clock clock) {
            this.jdbc = jdbc;
            this.clock = clock;
        }

        /** @param key of the refusal */
        void note(RegistrationId registration, String key) {
            String reason = REASONS.stream()
                    .filter(known -> key.startsWith("launch." + known))
                    .findFirst()
                    .orElse("other");
            if (again(registration, reason) == 0) {
                int added = jdbc.sql("""
                                INSERT INTO refused_launch (registration_id, reason, times, refused_at)
                                VALUES (:registration, :reason, 1, :now) ON CONFLICT DO NOTHING
                                """)
                        .param("registration", registration.value())
                        .param("reason", reason)
                        .param("now", OffsetDateTime.now(clock))
                        .update();
                if (added == 0) {
                    again(registration, reason);
                }
            }
        }

        private int again(RegistrationId registration, String reason) {
            return jdbc.sql("""
                            UPDATE refused_launch SET times = times + 1, refused_at = :now
                             WHERE registration_id = :registration AND reason = :reason
                            """)
                    .param("registration", registration.value())
                    .param("reason", reason)
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        }

        List<Refused> of(RegistrationId registration) {
            return jdbc.sql("""
                            SELECT reason, times, refused_at FROM refused_launch
                             WHERE registration_id = :registration ORDER BY refused_at DESC, reason
                            """)
                    .param("registration", registration.value())
                    .query((row, number) -> new Refused(
                            "launch.refused." + row.getString("reason"),
                            row.getInt("times"),
                            row.getObject("refused_at", OffsetDateTime.class).toInstant()))
                    .list();
        }

        void forgetOld(Duration age) {
            jdbc.sql("DELETE FROM refused_launch WHERE refused_at < :before")
                    .param("before", OffsetDateTime.now(clock).minus(age))
                    .update();
        }
    }
}
