package org.cairn.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cairn.testing.Ports;
import org.cairn.testing.Proc;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a start costs: user and system seconds of the process up to the first 200 of the readiness probe, with the settings of
 * production on a PostgreSQL that is migrated already; and what is resident when it has then been left alone. The packaged jar
 * is started as it is, unpacked, and as {@code deploy/start-faster.sh} leaves it.
 *
 * <pre>./mvnw -DskipTests package
 *./mvnw test -Dtest=StartBenchmark -Dtest.excluded=none -Dtest.jvm="-Djava=/path/of/a/jdk -Druns=3 -Didle=60 -Doptions=-XX:+UseSerialGC"</pre>
 */
@Tag("benchmark")
class StartBenchmark {

    private static final Path JAR = Path.of(System.getProperty("packaged.jar", "target/cairn-0.1.0-SNAPSHOT.jar"))
            .toAbsolutePath();
    private static final String HOME = System.getProperty("java", System.getProperty("java.home"));
    private static final int RUNS = Integer.getInteger("runs", 3);
    private static final int IDLE = Integer.getInteger("idle", 60);
    private static final List<String> OPTIONS =
            List.of(System.getProperty("options", "-XX:MaxRAMPercentage=65").split(" "));

    private final HttpClient monitor = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void starts() throws Exception {
        Map<String, String> settings = settings(TestDatabase.POSTGRESQL);
        start("the first, which migrates", List.of("-jar", JAR.toString()), folder, settings, 0);
        Path faster = folder.resolve("faster");
        String command = faster(settings, faster);
        report("one jar", List.of("-jar", JAR.toString()), folder, settings);
        String app = "unpacked/" + JAR.getFileName();
        report("unpacked", List.of("-jar", app), faster, settings);
        String archive = List.of(command.split(" ")).stream()
                .filter(word -> word.startsWith("-XX:SharedArchiveFile") || word.startsWith("-XX:AOTCache"))
                .findFirst()
                .orElseThrow();
        report(archive, List.of(archive, "-jar", app), faster, settings);
    }

    private String faster(Map<String, String> settings, Path to) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of("deploy/start-faster.sh").toAbsolutePath().toString(), JAR.toString(), to.toString()));
        command.addAll(OPTIONS);
        Path said = folder.resolve("faster.log");
        ProcessBuilder script =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        script.environment().putAll(settings);
        script.environment().put("JAVA_HOME", HOME);
        if (script.start().waitFor() != 0) {
            throw new IllegalStateException(Files.readString(said));
        }
        List<String> lines = Files.readAllLines(said);
        return lines.get(lines.size() - 1);
    }

    private void report(String what, List<String> how, Path in, Map<String, String> settings) throws Exception {
        List<Start> starts = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            starts.add(start(what, how, in, settings, run == RUNS - 1 ? IDLE : 1));
        }
        Collections.sort(starts);
        System.out.printf(
                "Java of %s, %s: CPU at least %.2f s, median %.2f s; idle after %d s %d MB%n",
                HOME,
                what,
                starts.get(0).cpu,
                starts.get(RUNS / 2).cpu,
                IDLE,
                starts.stream().mapToLong(Start::idle).max().orElse(0));
    }

    private record Start(double cpu, long idle) implements Comparable<Start> {
        @Override
        public int compareTo(Start other) {
            return Double.compare(cpu, other.cpu);
        }
    }

    private Start start(String what, List<String> how, Path in, Map<String, String> settings, int idle)
            throws Exception {
        int port = Ports.free();
        int probes = Ports.free();
        List<String> command =
                new ArrayList<>(List.of(Path.of(HOME, "bin", "java").toString()));
        command.addAll(OPTIONS);
        command.addAll(how);
        command.addAll(
                List.of("--server.port=" + port, "--server.address=127.0.0.1", "--management.server.port=" + probes));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().putAll(settings);
        long began = System.nanoTime();
        Process cairn = builder.start();
        try {
            awaitReady(cairn, probes);
            double cpu = Proc.cpu(cairn.pid());
            double wall = (System.nanoTime() - began) / 1e9;
            TimeUnit.SECONDS.sleep(idle);
            long resident = Proc.resident(cairn.pid());
            System.out.printf("  %s: %.2f CPU s, wall %.1f s, resident %d MB%n", what, cpu, wall, resident);
            return new Start(cpu, resident);
        } finally {
            cairn.destroy();
            cairn.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private void awaitReady(Process cairn, int port) throws Exception {
        HttpRequest ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        while (cairn.isAlive()) {
            try {
                if (monitor.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // asked again below
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException("Cairn ended: " + Files.readString(folder.resolve("log")));
    }

    private Map<String, String> settings(TestDatabase database) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Path master = folder.resolve("master.key");
        Files.writeString(master, Base64.getEncoder().encodeToString(key));
        Map<String, String> settings = new HashMap<>();
        settings.put("SPRING_PROFILES_ACTIVE", "production");
        settings.put("CAIRN_PUBLICADDRESS", "https://cairn.college.ca");
        settings.put("CAIRN_MASTERKEYFILE", master.toString());
        settings.put("CAIRN_CONTACT", "privacy@college.ca");
        settings.put("CAIRN_TIMEZONE", "America/Vancouver");
        settings.put("SPRING_DATASOURCE_URL", database.freshUrl());
        settings.put("SPRING_DATASOURCE_USERNAME", database.username());
        return settings;
    }
}
