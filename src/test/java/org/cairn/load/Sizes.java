package org.cairn.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How much is done: system properties, so that it can be tried small. Only what was done in full is written down. */
final class Sizes {

    /** Before any figure counts: a Java machine needs so many launches until its compilers are done. */
    static final int WARM_UP = Integer.getInteger("load.warm-up", 40_000);

    /** Each level of each application takes so long in each round. */
    static final Duration LEVEL = Duration.ofSeconds(Integer.getInteger("load.seconds", 15));

    static final int ROUNDS = Integer.getInteger("load.rounds", 3);
    static final List<Integer> AT_ONCE = List.of(1, 8, 32);
    static final Duration FIVE = Duration.ofSeconds(Integer.getInteger("load.five-seconds", 60));
    static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("load.idle-seconds", 20));
    static final int MEMORY = Integer.getInteger("load.memory", 100_000);

    /** What runs Cairn and the floor; the load comes from what runs the build. */
    static final Path JAVA_HOME = Path.of(System.getProperty("load.java-home", System.getProperty("java.home")));

    /** Further options of the Java machine that runs Cairn, as somebody might give it in production. */
    static final List<String> JAVA_OPTIONS = Stream.of(
                    System.getProperty("load.java-options", "").split(" "))
            .filter(option -> !option.isBlank())
            .toList();

    private static final Map<String, String> USUAL = Map.of(
            "load.warm-up", "40000",
            "load.seconds", "15",
            "load.rounds", "3",
            "load.five-seconds", "60",
            "load.idle-seconds", "20",
            "load.memory", "100000",
            "load.java-options", "",
            "learners", "5000",
            "items", "200");

    private Sizes() {}

    /** Whether this run is written down: where nothing else was said, when it is a whole one. */
    static boolean areRecorded() {
        boolean whole = USUAL.entrySet().stream()
                .allMatch(size -> Objects.requireNonNullElse(System.getProperty(size.getKey()), size.getValue())
                        .equals(size.getValue()));
        return Boolean.parseBoolean(System.getProperty("load.record", String.valueOf(whole)));
    }
}
