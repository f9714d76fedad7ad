package org.cairn.faults;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A node of Cairn in a process of its own, with the settings of production as far as they go on loopback. */
final class Node implements AutoCloseable {

    private static final HttpClient BROWSER =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Path LOGS = Path.of("target/faults");

    final int port;
    final DatabaseProxy database;

    private final List<String> settings;
    private @Nullable Process process;
    private Duration ahead = Duration.ZERO;

    Node(int port, DatabaseProxy database, List<String> settings) {
        this.port = port;
        this.database = database;
        this.settings = settings;
    }

    /** With a clock that is so far ahead, from the next start on. */
    Node ahead(Duration wrong) {
        ahead = wrong;
        return this;
    }

    Node start() {
        try {
            Files.createDirectories(LOGS);
            Process started = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            LOGS.resolve("node-" + port + ".log").toFile()))
                    .start();
            // it must not outlive a test that was stopped
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            process = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Node awaitUp() {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> get("/privacy").statusCode() == 200);
        return this;
    }

    /** Whatever became of it. */
    void startAgain() {
        if (!isRunning()) {
            start();
        }
        awaitUp();
    }

    /** Where its keys are published. */
    URI keys() {
        return URI.create("http://127.0.0.1:" + port + "/.well-known/jwks.json");
    }

    /** {@code kill -9}: it has no time for anything. */
    void kill() {
        running().destroyForcibly();
        ended();
    }

    /** As a service manager stops it. */
    void stop() {
        running().destroy();
        ended();
    }

    private void ended() {
        await().atMost(Duration.ofSeconds(60)).until(() -> !running().isAlive());
    }

    long pid() {
        return running().pid();
    }

    boolean isRunning() {
        return running().isAlive();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(port, path);
    }

    static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return BROWSER.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(40))
                        .header("Accept", "text/html, */*;q=0.5")
                        .build(),
                BodyHandlers.ofString());
    }

    private Process running() {
        return Objects.requireNonNull(process, "never started");
    }

    private List<String> command() {
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !ahead.isZero() || !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dwrong.clock=" + ahead,
                "-cp",
                classes,
                ahead.isZero() ? "org.cairn.CairnApplication" : WrongClock.class.getName(),
                "--server.port=" + port));
        command.addAll(settings);
        return command;
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            kill();
        }
        database.close();
    }
}
