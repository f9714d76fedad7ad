package org.cairn.gradebook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;
import org.cairn.gradebook.Passes.Pass;
import org.jspecify.annotations.Nullable;

/**
 * Simulates a day at the end of a term and prints how old what Cairn knows is when it matters: 10,000 courses on 40 platforms
 * of very different sizes, read when {@link Rhythm} says so, two at once at each platform and six at once in all. Three courses
 * in ten are active: people open Cairn there, teachers mark in sittings, work is due. Time is simulated; nothing is asked.
 * Run with the test classes on the class path.
 */
public final class DayBenchmark {

    private static final int COURSES = 10_000;
    private static final int PLATFORMS = 40;
    private static final int AT_ONCE = 2;
    private static final int THREADS = 6;
    private static final int CALLS = 8;
    private static final int MILLIS_A_CALL = 120;
    private static final Instant MORNING = Instant.parse("2026-12-07T00:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private final Random chance = new Random(20261207);
    private final Rhythm rhythm = new Rhythm(new Backoff(chance), Duration.ofMinutes(1));
    private final List<Course> courses = new ArrayList<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparing(Event::at));
    private final List<Deque<Course>> waiting = new ArrayList<>();
    private final int[] busy = new int[PLATFORMS];
    private final int[] calls = new int[PLATFORMS];
    private final List<Long> ages = new ArrayList<>();
    private final List<Long> agesOfIdle = new ArrayList<>();
    private int free = THREADS;
    private int mostAtOnePlatform;

    private DayBenchmark() {}

    private record Event(Instant at, Runnable what) {}

    private static final class Course {
        private final int platform;
        private final boolean active;
        private final @Nullable Instant dueAt;
        private final List<Instant> unread = new ArrayList<>();
        private Pass pass;
        private boolean queued;
        private boolean running;
        private Instant planned = Instant.MAX;

        Course(int platform, boolean active, @Nullable Instant dueAt) {
            this.platform = platform;
            this.active = active;
            this.dueAt = dueAt;
            this.pass = Pass.NONE;
        }
    }

    public static void main(String[] args) {
        new DayBenchmark().run();
    }

    private void run() {
        for (int i = 0; i < PLATFORMS; i++) {
            waiting.add(new ArrayDeque<>());
        }
        for (int i = 0; i < COURSES; i++) {
            begin();
        }
        while (!events.isEmpty() && events.peek().at().isBefore(MORNING.plus(DAY))) {
            Event event = events.poll();
            event.what().run();
            serve(event.at());
        }
        report();
    }

    /** A quarter of the courses is at the largest platform. */
    private void begin() {
        int platform = chance.nextInt(4) == 0 ? 0 : chance.nextInt(PLATFORMS);
        boolean active = chance.nextInt(10) < 3;
        Instant due = active && chance.nextBoolean() ? MORNING.plusSeconds(chance.nextInt(86_400)) : null;
        Course course = new Course(platform, active, due);
        courses.add(course);
        long idleFor = active ? 600 : 21_600;
        course.pass = new Pass(null, null, null, null, null, null, null, 0, active ? 0 : 6, null);
        plan(course, MORNING.plusSeconds(chance.nextLong(idleFor)));
        if (active) {
            live(course);
        } else if (chance.nextInt(10) == 0) {
            graded(course, MORNING.plusSeconds(chance.nextInt(86_400)));
        }
    }

    /** Two sittings of marking, twenty results each, at hours of work; learners who look all day. */
    private void live(Course course) {
        for (int sitting = 0; sitting < 2; sitting++) {
            Instant from = MORNING.plusSeconds(8 * 3600L + chance.nextInt(12 * 3600));
            for (int i = 0; i < 20; i++) {
                graded(course, from.plusSeconds(i * 120L + chance.nextInt(60)));
            }
        }
        for (int i = 0; i < 15; i++) {
            Instant when = MORNING.plusSeconds(7 * 3600L + chance.nextInt(16 * 3600));
            at(when, () -> {
                Pass was = course.pass;
                course.pass = new Pass(
                        when, null, was.startedAt(), was.collectedAt(), null, null, null, 0, was.unchanged(), null);
                plan(course, rhythm.soon(course.pass, when));
            });
        }
    }

    private void graded(Course course, Instant when) {
        at(when, () -> course.unread.add(when));
    }

    private void at(Instant when, Runnable what) {
        events.add(new Event(when, what));
    }

    /** One task for each course: asked often, it is due once, at the earliest of the times. */
    private void plan(Course course, Instant when) {
        if (!course.queued && !course.running && when.isBefore(course.planned)) {
            course.planned = when;
            at(when, () -> {
                if (!course.queued && !course.running && when.equals(course.planned)) {
                    course.queued = true;
                    waiting.get(course.platform).add(course);
                }
            });
        }
    }

    /** The platforms take turns, as they do where whoever finds no turn comes back later. */
    private void serve(Instant now) {
        for (int i = 0; i < PLATFORMS && free > 0; i++) {
            int platform = Math.floorMod(i + now.toEpochMilli(), PLATFORMS);
            while (free > 0
                    && busy[platform] < AT_ONCE
                    && !waiting.get(platform).isEmpty()) {
                start(waiting.get(platform).poll(), now);
            }
        }
    }

    private void start(Course course, Instant now) {
        course.queued = false;
        course.running = true;
        free--;
        busy[course.platform]++;
        mostAtOnePlatform = Math.max(mostAtOnePlatform, busy[course.platform]);
        calls[course.platform] += CALLS;
        List<Instant> read = List.copyOf(course.unread);
        course.unread.clear();
        at(now.plusMillis((long) CALLS * MILLIS_A_CALL), () -> {
            Instant ended = now.plusMillis((long) CALLS * MILLIS_A_CALL);
            free++;
            busy[course.platform]--;
            read.forEach(graded -> (course.active ? ages : agesOfIdle)
                    .add(Duration.between(graded, ended).toSeconds()));
            course.pass = new Pass(
                    course.pass.askedAt(),
                    null,
                    now,
                    ended,
                    null,
                    null,
                    null,
                    0,
                    read.isEmpty() ? course.pass.unchanged() + 1 : 0,
                    null);
            course.running = false;
            course.planned = Instant.MAX;
            plan(course, rhythm.next(course.pass, isDue(course, ended), ended));
        });
    }

    private static boolean isDue(Course course, Instant now) {
        Instant due = course.dueAt;
        return due != null && due.isAfter(now.minus(Duration.ofDays(1))) && due.isBefore(now.plus(Duration.ofHours(2)));
    }

    private void report() {
        int all = Arrays.stream(calls).sum();
        System.out.printf(
                Locale.ROOT,
                "active courses: a result is read %d s after it was given at p50, %d s at p95, %d s at p99 (%d results)%n",
                at(ages, 0.5),
                at(ages, 0.95),
                at(ages, 0.99),
                ages.size());
        System.out.printf(
                Locale.ROOT,
                "idle courses: %d s at p50, %d s at p95 (%d results)%n",
                at(agesOfIdle, 0.5),
                at(agesOfIdle, 0.95),
                agesOfIdle.size());
        System.out.printf(
                Locale.ROOT,
                "%d calls in a day, %.1f a second; the largest platform %.2f a second, %d passes at once at most%n",
                all,
                all / 86_400.0,
                calls[0] / 86_400.0,
                mostAtOnePlatform);
        System.out.printf(
                Locale.ROOT, "every course every ten minutes would be %.1f calls a second%n", COURSES * CALLS / 600.0);
    }

    private static long at(List<Long> values, double share) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }
}
