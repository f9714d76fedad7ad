package org.cairn.launch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.springframework.stereotype.Component;

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

    LaunchesCheck(Platforms platforms, LaunchTable launches, Courses courses) {
        this.platforms = platforms;
        this.launches = launches;
        this.courses = courses;
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
}
