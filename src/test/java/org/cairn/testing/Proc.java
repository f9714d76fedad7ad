package org.cairn.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Linux says of a process (proc(5)). */
public final class Proc {

    /** {@code sysconf(_SC_CLK_TCK)}, the same on every Linux that Java runs on. */
    private static final double TICKS_A_SECOND = 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int USER_OF_ENDED_CHILDREN = 13;
    private static final int SYSTEM_OF_ENDED_CHILDREN = 14;

    private Proc() {}

    /** User and system time so far, in seconds. */
    public static double cpu(long pid) {
        return ticks(pid, USER, SYSTEM) / TICKS_A_SECOND;
    }

    /** The same of a process and of all that it has started, also of what has ended. */
    public static double cpuOfAll(long pid) {
        double own = ticks(pid, USER, SYSTEM, USER_OF_ENDED_CHILDREN, SYSTEM_OF_ENDED_CHILDREN) / TICKS_A_SECOND;
        return own
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::children)
                        .mapToDouble(child -> cpuOfAll(child.pid()))
                        .sum();
    }

    /** Megabytes in memory now. */
    public static int resident(long pid) {
        return residentKilobytes(pid) / 1024;
    }

    public static int residentKilobytes(long pid) {
        return status(pid, "VmRSS");
    }

    /** Megabytes in memory at most since the start. */
    public static int mostResident(long pid) {
        return status(pid, "VmHWM") / 1024;
    }

    public static int threads(long pid) {
        return status(pid, "Threads");
    }

    /** How many want a processor, over the last minute. */
    public static double load() {
        return Double.parseDouble(read(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    public static String processor() {
        Matcher model = Pattern.compile("(?m)^model name\\s*: (.+)$").matcher(read(Path.of("/proc/cpuinfo")));
        return model.find() ? model.group(1).strip() : System.getProperty("os.arch");
    }

    /** A child that has just ended is counted by its parent. */
    private static long ticks(long pid, int... fields) {
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String text = read(stat);
        String[] all = text.substring(text.lastIndexOf(')') + 2).split(" ");
        long sum = 0;
        for (int field : fields) {
            sum += Long.parseLong(all[field]);
        }
        return sum;
    }

    private static int status(long pid, String name) {
        Matcher found =
                Pattern.compile("(?m)^" + name + ":\\s*(\\d+)").matcher(read(Path.of("/proc/" + pid + "/status")));
        if (!found.find()) {
            throw new IllegalStateException(name + " of " + pid + " is not told");
        }
        return Integer.parseInt(found.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("figures are read from /proc, which only Linux has", e);
        }
    }
}
