package org.cairn.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cairn.testing.Proc;

/**
 * What a node holds at a moment, as Linux and its own JVM say.
 *
 * @param minute since the beginning
 * @param heap megabytes that are still used after a collection of garbage
 * @param resident megabytes in memory
 */
record Vital(double minute, double heap, int threads, int files, int connections, double resident) {

    static final String HEADINGS = "minute\theap MB\tthreads\tfiles\tconnections\tresident MB\n";

    private static final Pattern USED = Pattern.compile("(?:used|total \\d+K, used) (\\d+)K");

    static Vital of(double minute, long pid, int connections) throws IOException, InterruptedException {
        tool(pid, "GC.run");
        return new Vital(
                minute,
                heap(tool(pid, "GC.heap_info")),
                count(Path.of("/proc/" + pid + "/task")),
                count(Path.of("/proc/" + pid + "/fd")),
                connections,
                Proc.residentKilobytes(pid) / 1024.0);
    }

    String row() {
        return "%.1f\t%.1f\t%d\t%d\t%d\t%.0f%n".formatted(minute, heap, threads, files, connections, resident);
    }

    /** How fast it grows in an hour: least squares. */
    static double slope(List<Vital> vitals, ToDoubleFunction<Vital> what) {
        double n = vitals.size();
        double hours = vitals.stream().mapToDouble(one -> one.minute() / 60).sum() / n;
        double mean = vitals.stream().mapToDouble(what).sum() / n;
        double above = vitals.stream()
                .mapToDouble(one -> (one.minute() / 60 - hours) * (what.applyAsDouble(one) - mean))
                .sum();
        double below = vitals.stream()
                .mapToDouble(one -> Math.pow(one.minute() / 60 - hours, 2))
                .sum();
        return above / below;
    }

    /** The generations of the serial collector; what classes take is not of the heap. */
    private static double heap(String info) {
        Matcher used = USED.matcher(info.split("Metaspace", -1)[0]);
        double sum = 0;
        while (used.find()) {
            sum += Double.parseDouble(used.group(1)) / 1024;
        }
        return sum;
    }

    private static String tool(long pid, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException(said);
        }
        return said;
    }

    private static int count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        }
    }
}
