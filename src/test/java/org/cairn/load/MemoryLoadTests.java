package org.cairn.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cairn.testing.Proc;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a launch leaves behind in memory: nothing. */
@Tag("load")
class MemoryLoadTests {

    private static final int STEPS = 10;

    /** A heap breathes by a few megabytes. 17 kB for each launch, which a peer keeps, would be 1.5 GB. */
    private static final double MOST_GROWTH = 16;

    private static final int MOST_RESIDENT = 700;
    private static final Pattern USED = Pattern.compile("(?m)^ *[\\w-]+ (?:heap|generation) .*used (\\d+)K");
    private static final String JCMD = Sizes.JAVA_HOME.resolve("bin/jcmd").toString();

    @Test
    void oneLaunchAfterTheOtherLeavesNothingInMemory() throws Exception {
        List<Double> heap = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        try (Rig rig = new Rig()) {
            Child cairn = rig.cairn();
            Crowd crowd = rig.crowd(cairn);
            assertThat(crowd.launch(8, Sizes.WARM_UP).errors()).isEmpty();
            for (int step = 0; step <= STEPS; step++) {
                heap.add(usedAfterCollection(cairn.pid()));
                resident.add((double) Proc.resident(cairn.pid()));
                System.out.printf(
                        "after %d launches: heap %.1f MB, resident %.0f MB, %d threads%n",
                        Sizes.WARM_UP + step * (Sizes.MEMORY / STEPS),
                        heap.get(step),
                        resident.get(step),
                        Proc.threads(cairn.pid()));
                if (step < STEPS) {
                    assertThat(crowd.launch(8, Sizes.MEMORY / STEPS).errors()).isEmpty();
                }
            }
        }
        Ledger.note(figures(heap, resident), Sizes.JAVA_HOME);
        assertThat(heap.get(STEPS) - heap.get(0))
                .as("megabytes of heap: %s", heap)
                .isLessThan(MOST_GROWTH);
        assertThat(resident).allSatisfy(megabytes -> assertThat(megabytes).isLessThanOrEqualTo(MOST_RESIDENT));
    }

    private static List<Figure> figures(List<Double> heap, List<Double> resident) {
        String when = Sizes.MEMORY + " launches";
        return List.of(
                Figure.of("heap after a collection, first", when, "MB", heap.get(0)),
                Figure.of("heap after a collection, last", when, "MB", heap.get(STEPS)),
                Figure.of("heap, slope", when, "bytes a launch", slope(heap)),
                Figure.of("resident, first", when, "MB", resident.get(0)),
                Figure.of("resident, last", when, "MB", resident.get(STEPS)),
                Figure.of("resident, slope", when, "bytes a launch", slope(resident)));
    }

    /** Least squares over the steps, in bytes for each launch. */
    private static double slope(List<Double> megabytes) {
        double middle = STEPS / 2.0;
        double mean = megabytes.stream().mapToDouble(m -> m).average().orElseThrow();
        double up = 0;
        double across = 0;
        for (int step = 0; step <= STEPS; step++) {
            up += (step - middle) * (megabytes.get(step) - mean);
            across += (step - middle) * (step - middle);
        }
        return up / across * 1024 * 1024 / (Sizes.MEMORY / (double) STEPS);
    }

    /** Megabytes of heap that are in use once everything has been collected. */
    private static double usedAfterCollection(long pid) throws IOException {
        jcmd(pid, "GC.run");
        List<MatchResult> used =
                USED.matcher(jcmd(pid, "GC.heap_info")).results().toList();
        assertThat(used).isNotEmpty();
        return used.stream().mapToLong(part -> Long.parseLong(part.group(1))).sum() / 1024.0;
    }

    private static String jcmd(long pid, String command) throws IOException {
        Process jcmd = new ProcessBuilder(JCMD, String.valueOf(pid), command).start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
