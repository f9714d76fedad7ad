package org.cairn.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.testing.Ports;

/** Cairn as its jar runs in production, as far as that goes on loopback, with a PostgreSQL and an LMS. */
final class Rig implements AutoCloseable {

    private static final String MASTER_KEY = "qMJ2eRj6QbnCwq0JdFUdTz5BvKA4hL8sX1iYp9oNg7E=";
    private static final Path JAR = Path.of(System.getProperty("packaged.jar", "target/cairn-0.1.0-SNAPSHOT.jar"));
    private static final String JAVA = Sizes.JAVA_HOME.resolve("bin/java").toString();

    /** As {@code deploy/cairn.service} has it, with as much memory as a small machine gives. */
    private static final List<String> PRODUCTION =
            List.of("-Xmx512m", "-Xms16m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    final Campus campus = new Campus();
    final Database database;
    private final Path folder;
    private final List<Child> children = new ArrayList<>();

    Rig() {
        assertThat(JAR)
                .as("the packaged Cairn; docs/benchmarks.md says how it is made")
                .isRegularFile();
        try {
            folder = Files.createTempDirectory("cairn-load");
            Files.createDirectories(folder.resolve("platforms"));
            Files.writeString(folder.resolve("master.key"), MASTER_KEY + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        campus.register(folder.resolve("platforms"));
        database = new Database(folder.resolve("postgres"));
    }

    /** Cairn, once it is ready. */
    Child cairn() {
        int port = Ports.free();
        int management = Ports.free();
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(PRODUCTION);
        command.addAll(Sizes.JAVA_OPTIONS);
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        command.addAll(settings(port, management));
        return started(new Child("cairn", URI.create("http://localhost:" + port), command))
                .awaitAnswer(URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness"));
    }

    private List<String> settings(int port, int management) {
        return List.of(
                "--spring.config.import=classpath:/application-production.yaml",
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--management.server.port=" + management,
                "--cairn.public-address=http://localhost:" + port,
                "--cairn.trial=false",
                "--cairn.data=" + folder.resolve("data"),
                "--cairn.master-key-file=" + folder.resolve("master.key"),
                "--cairn.contact=cairn@college.example",
                "--cairn.time-zone=America/Vancouver",
                "--cairn.platforms=" + folder.resolve("platforms").toUri(),
                "--cairn.outbound.plain-http-origins=" + campus.platform.origin(),
                // everybody comes from one address here
                "--cairn.clicks-per-minute=1000000",
                "--cairn.drain=1s",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=");
    }

    /** Without Cairn's classes, so that it is not told how Cairn wants things. */
    Child floor() {
        int port = Ports.free();
        String address = "http://localhost:" + port;
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("target/classes"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(PRODUCTION);
        command.addAll(List.of(
                "-cp",
                classes,
                Floor.class.getName(),
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--spring.threads.virtual.enabled=true",
                "--floor.address=" + address,
                "--floor.issuer=" + campus.platform.origin(),
                "--floor.client=" + campus.platform.clientId));
        return started(new Child("floor", URI.create(address), command)).awaitAnswer(URI.create(address + "/page"));
    }

    Child mirror() {
        int port = Ports.free();
        URI address = URI.create("http://localhost:" + port);
        String classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        return started(new Child(
                        "mirror",
                        address,
                        List.of(
                                JAVA,
                                "-Xmx64m",
                                "-cp",
                                classes,
                                Mirror.class.getName(),
                                String.valueOf(port),
                                campus.authorization().toString(),
                                campus.platform.clientId)))
                .awaitAnswer(address.resolve("/l/1"));
    }

    private Child started(Child child) {
        children.add(child);
        return child;
    }

    Crowd crowd(Child application) {
        return new Crowd(campus, application.address);
    }

    @Override
    public void close() throws IOException {
        children.forEach(Child::close);
        database.close();
        campus.close();
    }
}
