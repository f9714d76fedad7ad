package org.cairn.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cairn.shared.CourseId;
import org.cairn.testing.Invariants;
import org.cairn.testing.PlainBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * F17: one node for an hour, five platforms that err in one answer of twenty, learners who click, and marks that come bit by bit. What the
 * node holds is looked at each minute ({@code target/soak.tsv}); what grows in the second half is told. Linux alone.
 */
@Tag("load")
class SoakTests {

    private static final int MINUTES = Integer.getInteger("soak.minutes", 60);
    private static final int LEARNERS = Integer.getInteger("soak.learners", 100);
    private static final int PLATFORMS = 5;
    private static final double ERRORS = 0.05;
    private static final Duration BETWEEN_CLICKS = Duration.ofMillis(Integer.getInteger("soak.click.millis", 1_000));
    private static final int BETWEEN_READS = 20;
    private static final Path FIGURES = Path.of("target/soak.tsv");

    private final College college = College.withNodes();
    private final Lms lms = college.lms;
    private final List<PlainBrowser> browsers = new ArrayList<>();
    private final SplittableRandom chance = new SplittableRandom(17);

    /** Marks of so many learners are there. */
    private volatile int graded;

    private int launches;
    private final List<String> failures = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        college.close();
    }

    @Test
    void aNodeThatWorksForAnHourHoldsNoMoreThanBefore() throws Exception {
        lms.begin(LEARNERS);
        lms.mark((course, column, learner) -> learner < graded ? BigDecimal.valueOf(Lms.GOOD) : null);
        List<CourseId> courses =
                IntStream.range(0, PLATFORMS).mapToObj(college::course).toList();
        Node node = college.node().start().awaitUp();
        lms.behave(new Moody(17, ERRORS));
        List<Vital> vitals = watch(node, courses);
        lms.behave(Manner.POLITE);
        graded = LEARNERS;
        courses.forEach(college::collect);

        courses.forEach(course -> college.mustBeDone(course, Duration.ofMinutes(10)));
        Invariants.mustHold(college.jdbc);
        say(vitals.subList(vitals.size() / 2, vitals.size()));
        assertThat(node.isRunning()).isTrue();
        assertThat(launches).isPositive();
        assertThat(failures).as("launches that failed of " + launches).isEmpty();
    }

    private List<Vital> watch(Node node, List<CourseId> courses) throws IOException, InterruptedException {
        List<Vital> vitals = new ArrayList<>();
        Files.createDirectories(FIGURES.getParent());
        Files.writeString(FIGURES, Vital.HEADINGS);
        List<String> clients = clients(courses);
        long begun = System.nanoTime();
        for (int click = 0; minutes(begun) < MINUTES; click++) {
            click(node, clients);
            if (click % BETWEEN_READS == 0) {
                graded = (int) Math.min(LEARNERS, LEARNERS * minutes(begun) / MINUTES);
                college.collect(courses.get(click / BETWEEN_READS % PLATFORMS));
                lms.asked.clear();
            }
            if (minutes(begun) >= vitals.size() + 1) {
                Vital now = Vital.of(minutes(begun), node.pid(), connections());
                vitals.add(now);
                Files.writeString(FIGURES, now.row(), StandardOpenOption.APPEND);
            }
            College.after(BETWEEN_CLICKS);
        }
        return vitals;
    }

    private static double minutes(long begun) {
        return (System.nanoTime() - begun) / 60e9;
    }

    /** One of those who come back, or somebody whose browser has not been here. */
    private void click(Node node, List<String> clients) {
        if (browsers.size() < PLATFORMS * 10) {
            browsers.add(new PlainBrowser());
        }
        int who = chance.nextInt(browsers.size());
        String cairn = "http://localhost:" + node.port;
        String address = "%s/lti/login?iss=%s&login_hint=%d:u%d&target_link_uri=%s/lti/launch&client_id=%s"
                .formatted(cairn, lms.origin(), who % PLATFORMS, who % LEARNERS, cairn, clients.get(who % PLATFORMS));
        launches++;
        HttpResponse<String> page = browsers.get(who).visit(URI.create(address));
        if (page.statusCode() != 200 || !page.uri().getPath().startsWith("/l/")) {
            failures.add(page.statusCode() + " at " + page.uri());
        }
    }

    /** How the platforms know Cairn, in the order of the courses. */
    private List<String> clients(List<CourseId> courses) {
        return courses.stream()
                .map(course -> college.jdbc
                        .sql("""
                                SELECT r.client_id FROM registration r JOIN course c ON c.registration_id = r.id
                                 WHERE c.id = :course""")
                        .param("course", course.value())
                        .query(String.class)
                        .single())
                .toList();
    }

    private int connections() {
        JdbcClient jdbc = college.jdbc;
        return jdbc.sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'cairn'")
                .query(Integer.class)
                .single();
    }

    private void say(List<Vital> half) {
        String said =
                "an hour makes heap %+.1f MB, resident %+.1f MB, threads %+.1f, files %+.1f, connections %+.1f; %d launches%n"
                        .formatted(
                                Vital.slope(half, Vital::heap),
                                Vital.slope(half, Vital::resident),
                                Vital.slope(half, Vital::threads),
                                Vital.slope(half, Vital::files),
                                Vital.slope(half, Vital::connections),
                                launches);
        System.out.print("Soak, second half of " + MINUTES + " minutes: " + said);
    }
}
