package org.cairn.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cairn.credential.Verifications;
import org.cairn.shared.CourseId;
import org.cairn.testing.Invariants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The last weeks of a term of a hundredth of a province: 16,000 enrolments, each graded in three activities three times over. Two
 * thirds of the marks are there; then the last ones come, first in a burst of single marks, of each of which it is
 * measured how long it takes from the gradebook to an award, then all at once. Meanwhile one answer of twenty is an
 * error, and one of two nodes is killed every minute.
 */
@Tag("load")
class TermEndTests {

    private static final int COURSES = Integer.getInteger("term.courses", 16);
    private static final int LEARNERS = Integer.getInteger("term.learners", 1_000);
    private static final int ROUNDS = Integer.getInteger("term.rounds", 3);
    private static final int BURST_SECONDS = Integer.getInteger("term.burst.seconds", 240);

    /** Ten times the mean of a busy hour, of a hundredth of a province: 1.5 in a second. */
    private static final double BURST_RATE = Double.parseDouble(System.getProperty("term.burst.rate", "1.5"));

    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(Integer.getInteger("term.kill.seconds", 60));
    private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("term.longest.minutes", 60));
    private static final double ERRORS = 0.05;
    private static final int LOWER = 20;
    private static final String LAST = "Drill";

    private final College college = College.withNodes();
    private final Lms lms = college.lms;
    private final SplittableRandom chance = new SplittableRandom(16);
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    /** Which round of marks is out. */
    private volatile int round = 1;

    private volatile boolean allIsGraded;

    /** When the last mark of a learner came: course and number. */
    private final Map<String, Instant> graded = new ConcurrentHashMap<>();

    @AfterEach
    void close() throws IOException {
        over.set(true);
        college.close();
    }

    @Test
    void nobodyIsForgottenAndNobodyIsAwardedTwice() throws Exception {
        lms.begin(LEARNERS);
        lms.mark(this::mark);
        List<CourseId> courses =
                IntStream.range(0, COURSES).mapToObj(college::course).toList();
        List<Node> nodes = List.of(college.node().start(), college.node().start());
        nodes.forEach(Node::awaitUp);
        Moody moody = new Moody(16, ERRORS);
        lms.behave(moody);
        theTermSoFar(courses);
        Thread reaper = killing(nodes);

        burst(courses);
        say(lags(courses));
        double seconds = theRest(courses);
        over.set(true);
        reaper.join();

        lms.behave(Manner.POLITE);
        nodes.forEach(Node::startAgain);
        settle();
        say(seconds, moody);
        assertThat(everybodyIsTold()).isTrue();
    }

    /** The rounds before the last are lower, so that a mark that comes again is news. */
    private @Nullable BigDecimal mark(int course, String column, int learner) {
        if (column.equals(LAST) && !allIsGraded && !graded.containsKey(Lms.key(course, "u" + learner))) {
            return null;
        }
        return BigDecimal.valueOf(round == ROUNDS ? Lms.GOOD : LOWER + 5L * round);
    }

    private void theTermSoFar(List<CourseId> courses) {
        for (int next = 1; next <= ROUNDS; next++) {
            round = next;
            BigDecimal newest = BigDecimal.valueOf(round == ROUNDS ? Lms.GOOD : LOWER + 5L * round);
            courses.forEach(college::collect);
            await().atMost(LONGEST)
                    .pollInterval(Duration.ofSeconds(5))
                    .until(() -> areRead(courses, newest, 2 * LEARNERS));
        }
        await().atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> count("SELECT count(*) FROM evaluation_due") == 0);
        assertThat(count("SELECT count(*) FROM award")).isZero();
    }

    /** Whether so many of these marks are known in every course; where they are not, it is read again. */
    private boolean areRead(List<CourseId> courses, BigDecimal mark, int marks) {
        Set<UUID> read = college.jdbc
                .sql("""
                        SELECT l.course_id FROM result r JOIN line_item l ON l.id = r.line_item_id WHERE r.score = :mark
                         GROUP BY l.course_id HAVING count(*) = :marks""")
                .param("mark", mark)
                .param("marks", marks)
                .query(UUID.class)
                .set();
        List<CourseId> others = courses.stream()
                .filter(course -> !read.contains(course.value()))
                .toList();
        others.forEach(college::collect);
        return others.isEmpty();
    }

    private Thread killing(List<Node> nodes) {
        Thread reaper = new Thread(() -> {
            while (!over.get()) {
                long until = System.nanoTime() + BETWEEN_KILLS.toNanos();
                while (!over.get() && System.nanoTime() < until) {
                    College.after(Duration.ofMillis(500));
                }
                if (!over.get()) {
                    Node victim = nodes.get(kills.getAndIncrement() % 2);
                    victim.kill();
                    victim.start().awaitUp();
                }
            }
        });
        reaper.setDaemon(true);
        reaper.start();
        return reaper;
    }

    /** A mark here, a mark there; somebody looks at it in Cairn, which reads the course then. */
    private void burst(List<CourseId> courses) {
        long begun = System.nanoTime();
        int marks = 0;
        while (System.nanoTime() - begun < BURST_SECONDS * 1_000_000_000L) {
            int course = chance.nextInt(COURSES);
            String learner = Lms.key(course, "u" + chance.nextInt(LEARNERS));
            if (graded.putIfAbsent(learner, Instant.now()) == null) {
                college.collect(courses.get(course));
                marks++;
            }
            long due = begun + (long) (marks / BURST_RATE * 1e9);
            College.after(Duration.ofNanos(Math.max(1_000_000, due - System.nanoTime())));
        }
    }

    /** What it took until each of those who were marked in the burst had the award. */
    private List<Lag> lags(List<CourseId> courses) {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> count("SELECT count(*) FROM award") >= graded.size());
        return IntStream.range(0, COURSES)
                .boxed()
                .flatMap(course -> awarded(course, courses.get(course)).stream())
                .toList();
    }

    /**
     * How long one learner waited.
     *
     * @param marked seconds from the mark in the gradebook to the award
     * @param read seconds from the mark's being read to the award
     */
    private record Lag(double marked, double read) {}

    private List<Lag> awarded(int number, CourseId course) {
        List<Lag> lags = new ArrayList<>();
        college.jdbc
                .sql("""
                        SELECT i.subject, a.awarded_at, (
                            SELECT max(r.observed_at) FROM result r JOIN line_item l ON l.id = r.line_item_id
                             WHERE r.person_id = a.person_id AND l.course_id = a.course_id AND r.score = :good) AS read_at
                          FROM award a JOIN platform_identity i ON i.person_id = a.person_id WHERE a.course_id = :course""")
                .param("course", course.value())
                .param("good", Lms.GOOD)
                .query(row -> {
                    Instant marked = graded.get(Lms.key(number, row.getString("subject")));
                    Instant awarded = instant(row, "awarded_at");
                    if (marked != null) {
                        lags.add(new Lag(seconds(marked, awarded), seconds(instant(row, "read_at"), awarded)));
                    }
                });
        return lags;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    /** @return the seconds from the last mark to the last award */
    private double theRest(List<CourseId> courses) {
        allIsGraded = true;
        long begun = System.nanoTime();
        courses.forEach(college::collect);
        await().atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> areRead(courses, BigDecimal.valueOf(Lms.GOOD), 3 * LEARNERS));
        await().atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> count("SELECT count(*) FROM award") == COURSES * LEARNERS);
        return (System.nanoTime() - begun) / 1e9;
    }

    private void settle() {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(10))
                .until(() -> Invariants.unsettled(college.jdbc).isEmpty());
        Invariants.mustBeSettled(college.jdbc);
        Invariants.mustVerify(college.jdbc, college.bean(Verifications.class));
        assertThat(count("SELECT count(*) FROM award")).isEqualTo(COURSES * LEARNERS);
        assertThat(count("SELECT count(*) FROM credential WHERE signed_at IS NOT NULL"))
                .isEqualTo(COURSES * LEARNERS);
        assertThat(count("SELECT count(*) FROM score_report WHERE state = 'FAILED'"))
                .isZero();
    }

    private boolean everybodyIsTold() {
        return lms.scores.size() == COURSES * LEARNERS
                && lms.scores.values().stream()
                        .allMatch(told ->
                                told.get(told.size() - 1).path("scoreGiven").asInt() == 100);
    }

    private int count(String sql) {
        return college.jdbc.sql(sql).query(Integer.class).single();
    }

    private void say(List<Lag> lags) {
        System.out.printf(
                "Term's end: %d enrolments; burst of %.1f/s for %d s: from mark to award %s; from its being read %s; "
                        + "%d nodes killed%n",
                COURSES * LEARNERS,
                BURST_RATE,
                BURST_SECONDS,
                spread(lags.stream().map(Lag::marked)),
                spread(lags.stream().map(Lag::read)),
                kills.get());
    }

    private static String spread(Stream<Double> seconds) {
        List<Double> sorted = seconds.sorted().toList();
        return "p50 %.1f s, p95 %.1f s, p99 %.1f s".formatted(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(Math.ceil(share * sorted.size())) - 1));
    }

    private void say(double seconds, Moody moody) {
        int rest = COURSES * LEARNERS - graded.size();
        System.out.printf(
                "Term's end: %d marks; then %d awards in %.0f s (%.0f/s); %d nodes killed; %d of %d answers wrong, lost or slow%n",
                (2 * ROUNDS + 1) * COURSES * LEARNERS,
                rest,
                seconds,
                rest / seconds,
                kills.get(),
                moody.errors.get(),
                moody.requests.get());
    }
}
