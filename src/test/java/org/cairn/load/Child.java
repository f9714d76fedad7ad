package org.cairn.load;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cairn.testing.Proc;

/** A program in a process of its own, whose processor time is its own too. Its log: {@code target/load}. */
final class Child implements AutoCloseable {

    private static final Path LOGS = Path.of("target/load");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final URI address;
    private final Process process;

    /** @param address where it answers once it is up */
    Child(String name, URI address, List<String> command) {
        this.address = address;
        try {
            Files.createDirectories(LOGS);
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(LOGS.resolve(name + ".log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // it must not outlive a test that was stopped
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    Child awaitAnswer(URI sign) {
        HttpRequest ask = HttpRequest.newBuilder(sign).build();
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("it has ended: " + process.info());
                    }
                    return CLIENT.send(ask, BodyHandlers.discarding()).statusCode() == 200;
                });
        return this;
    }

    long pid() {
        return process.pid();
    }

    double cpu() {
        return Proc.cpu(pid());
    }

    @Override
    public void close() {
        process.destroy();
        await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive());
    }
}
