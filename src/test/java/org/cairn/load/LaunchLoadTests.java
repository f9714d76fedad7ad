package org.cairn.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.cairn.testing.Proc;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What a launch costs, beside what it costs at least, and what a start does. Cairn, its database and the floor are processes of
 * their own, whose processor time is counted from outside; the load comes from this one.
 */
@Tag("load")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LaunchLoadTests {

    private static final long OWN = ProcessHandle.current().pid();

    private final Rig rig = new Rig();
    private final List<Figure> start = new ArrayList<>();
    private Child cairn;

    @BeforeAll
    void startTwice() throws InterruptedException {
        // the first start makes the schema and the keys, which nobody waits for a second time
        rig.cairn().close();
        cairn = rig.cairn();
        start.add(Figure.of("start, Cairn", "", "CPU s", cairn.cpu()));
        TimeUnit.MILLISECONDS.sleep(Sizes.IDLE.toMillis());
        start.add(Figure.of("resident, idle", "", "MB", Proc.resident(cairn.pid())));
    }

    @Test
    @Order(1)
    void whatALaunchCostsCountsWhereEveryForgedOneIsRefused() throws Exception {
        List<Figure> figures = new ArrayList<>(start);
        sayHowBusy("before");
        figures.addAll(ceiling());
        try (Child floor = rig.floor()) {
            assertThat(rig.crowd(cairn).launch(8, Sizes.WARM_UP).errors()).isEmpty();
            assertThat(rig.crowd(floor).launch(8, Sizes.WARM_UP).errors()).isEmpty();
            figures.addAll(sideBySide(floor));
        }
        figures.add(Figure.of("resident, at most", "", "MB", Proc.mostResident(cairn.pid())));
        mustRefuseWhatIsForged();
        sayHowBusy("after");
        Ledger.note(figures, Sizes.JAVA_HOME);
    }

    @Test
    @Order(2)
    void fiveWhoLaunchAllTheTimeMeetNoError() {
        Crowd.Launches launches = rig.crowd(cairn).launch(5, Sizes.FIVE);

        assertThat(launches.errors()).isEmpty();
        assertThat(launches.count()).isPositive();
        Ledger.note(
                List.of(
                        Figure.of("five who launch all the time, launches", "", "", (double) launches.count()),
                        Figure.of("five who launch all the time, errors", "", "", 0),
                        Figure.of("five who launch all the time, p99", "", "ms", launches.millis(99))),
                Sizes.JAVA_HOME);
    }

    /** What the load itself could do if nothing had to be done for it. */
    private List<Figure> ceiling() {
        List<Figure> figures = new ArrayList<>();
        try (Child mirror = rig.mirror()) {
            rig.crowd(mirror).launch(8, Sizes.WARM_UP);
            for (int atOnce : Sizes.AT_ONCE) {
                Level level =
                        Level.of(() -> rig.crowd(mirror).launch(atOnce, Sizes.LEVEL), () -> Proc.cpu(OWN), mirror::cpu);
                System.out.printf("nothing,  %2d at once: %s%n", atOnce, level.told());
                assertThat(level.errors()).isEmpty();
                figures.add(Figure.of("ceiling of the load", atOnce + " at once", "launches/s", level.rate()));
                figures.add(Figure.of("the load's own CPU for a launch", atOnce + " at once", "ms", level.each()));
            }
        }
        return figures;
    }

    private List<Figure> sideBySide(Child floor) {
        Map<Integer, Level> ours = new TreeMap<>();
        Map<Integer, Level> least = new TreeMap<>();
        List<Figure> figures = new ArrayList<>();
        for (int round = 1; round <= Sizes.ROUNDS; round++) {
            for (int atOnce : Sizes.AT_ONCE) {
                ours.merge(atOnce, level("Cairn", cairn, atOnce), Level::and);
                if (round == Sizes.ROUNDS) {
                    figures.add(Figure.of("threads, Cairn", atOnce + " at once", "", Proc.threads(cairn.pid())));
                }
                least.merge(atOnce, level("floor", floor, atOnce), Level::and);
            }
        }
        ours.forEach((atOnce, level) -> figures.addAll(figures(atOnce + " at once", level, least.get(atOnce))));
        return figures;
    }

    private Level level(String who, Child application, int atOnce) {
        Level level = Level.of(
                () -> rig.crowd(application).launch(atOnce, Sizes.LEVEL),
                application::cpu,
                () -> application == cairn ? rig.database.cpu() : 0);
        System.out.printf("%s,    %2d at once: %s%n", who, atOnce, level.told());
        assertThat(level.errors()).as("%s, %d at once", who, atOnce).isEmpty();
        return level;
    }

    private static List<Figure> figures(String when, Level ours, Level least) {
        return List.of(
                Figure.of("CPU per launch, Cairn", when, "ms", ours.each()),
                Figure.of("CPU per launch, Cairn and its database", when, "ms", ours.eachWithDatabase()),
                Figure.of("CPU per launch, floor", when, "ms", least.each()),
                Figure.of("so many floors", when, "", ours.each() / least.each()),
                Figure.of("launches a second", when, "", ours.rate()),
                Figure.of("p50", when, "ms", ours.millis(50)),
                Figure.of("p95", when, "ms", ours.millis(95)),
                Figure.of("p99", when, "ms", ours.millis(99)),
                Figure.of("launches a second, floor", when, "", least.rate()),
                Figure.of("p99, floor", when, "ms", least.millis(99)));
    }

    private static void sayHowBusy(String when) {
        System.out.printf(
                "load average %s: %.2f of %d processors; times mean something where it is far below one at first%n",
                when, Proc.load(), Runtime.getRuntime().availableProcessors());
    }

    private void mustRefuseWhatIsForged() throws Exception {
        try (Guard guard = new Guard(rig.campus, cairn.address)) {
            Map<String, Integer> answers = guard.tried();

            System.out.println("forged: " + answers);
            assertThat(answers)
                    .hasSize(14)
                    .allSatisfy((what, status) -> assertThat(status).as(what).isBetween(400, 499));
            assertThat(guard.honest()).isEqualTo(200);
        }
    }

    @AfterAll
    void stop() throws Exception {
        rig.close();
    }
}
