package org.cairn.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cairn.connection.Finding.Area;
import org.cairn.connection.Finding.Fixer;
import org.cairn.platform.Administrators;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.platform.UpkeepSettings;
import org.cairn.shared.CourseId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/**
 * Looks at a connection, with all the checks of all modules at once and within bounded time: a platform that does not answer
 * is a finding, not a page that hangs. What was found is kept, and only one look is under way for each platform.
 */
@Service
public class ConnectionHealth implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ConnectionHealth.class);
    private static final Logger audit = LoggerFactory.getLogger("org.cairn.audit");

    private final Administrators administrators;
    private final Platforms platforms;
    private final HealthRecords records;
    private final List<ConnectionCheck> checks;
    private final Duration longest;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "connection-check");
        thread.setDaemon(true);
        return thread;
    });

    ConnectionHealth(
            Administrators administrators,
            Platforms platforms,
            HealthRecords records,
            List<ConnectionCheck> checks,
            UpkeepSettings settings) {
        this.administrators = administrators;
        this.platforms = platforms;
        this.records = records;
        this.checks = List.copyOf(checks);
        this.longest = settings.healthCheckTime();
    }

    /** The last look at each connection that has been looked at. */
    public Map<RegistrationId, Health> last() {
        return records.all();
    }

    /** What the modules can tell and look at. */
    public List<ConnectionCheck> checks() {
        return checks;
    }

    /**
     * Looks now, and keeps what is found.
     *
     * @param chosen a course of this registration; where it is absent, the one launched last
     * @throws Refusal CONFLICT where somebody looks already, or the connection is switched off
     */
    public void check(String who, RegistrationId id, @Nullable CourseId chosen, boolean withLearner) {
        administrators.mustBe(who);
        Registration registration =
                platforms.registration(id).orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "shared.not-found"));
        if (!registration.enabled()) {
            throw new Refusal(Problem.CONFLICT, "platform.check-switched-off");
        }
        Connection connection = new Connection(registration, course(id, chosen).orElse(null), withLearner);
        if (!records.claim(id)) {
            throw new Refusal(Problem.CONFLICT, "platform.check-running");
        }
        audit.info("connection.checked registration={} by={}", id, who);
        records.found(id, look(connection));
    }

    /** Where services can be tried, the course launched last first. */
    public List<ConnectionCheck.CheckableCourse> courses(RegistrationId registration) {
        return checks.stream()
                .flatMap(check -> check.courses(registration).stream())
                .distinct()
                .toList();
    }

    private Optional<CourseId> course(RegistrationId registration, @Nullable CourseId chosen) {
        return courses(registration).stream()
                .map(ConnectionCheck.CheckableCourse::id)
                .filter(course -> chosen == null || course.equals(chosen))
                .findFirst();
    }

    private List<Finding> look(Connection connection) {
        List<Future<List<Finding>>> looks = checks.stream()
                .map(check -> threads.submit(() -> check.look(connection)))
                .toList();
        long until = System.nanoTime() + longest.toNanos();
        List<Finding> findings = new ArrayList<>();
        looks.forEach(look -> findings.addAll(wait(look, until)));
        return findings;
    }

    private static List<Finding> wait(Future<List<Finding>> look, long until) {
        try {
            return look.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            log.info("a check took too long and is given up");
            return List.of(Finding.problem(Area.TRUST, "platform.check.unfinished", "late", Fixer.NETWORK, 30));
        } catch (ExecutionException e) {
            log.error("a check failed", e);
            return List.of(Finding.problem(Area.TRUST, "platform.check.unfinished", "failed", Fixer.YOU, 5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Problem.UNAVAILABLE, "outbound.busy");
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
