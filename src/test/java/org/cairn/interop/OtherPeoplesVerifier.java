package org.cairn.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The Node project in {@code src/test/interop}: verifiers that Cairn did not write. What it needs and does not find is
 * said in one line; nothing is skipped.
 */
final class OtherPeoplesVerifier {

    private static final Path PROJECT = Path.of("src/test/interop");
    private static final Path LOGS = Path.of("target/interop");
    private static final String SCHEMA = "ob_v3p0_achievementcredential_schema.json";
    private static final URI PUBLISHED = URI.create("https://purl.imsglobal.org/spec/ob/v3p0/schema/json/" + SCHEMA);
    private static final Path PINNED = Path.of("src/main/resources/schemas", SCHEMA);
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final Path schema;

    private OtherPeoplesVerifier(Path schema) {
        this.schema = schema;
    }

    record Answer(int exit, String output) {}

    static OtherPeoplesVerifier installed() {
        try {
            Files.createDirectories(LOGS);
            mustSucceed(
                    run("node", "--version"),
                    "Interop checks need Node 20 or newer on the PATH: install it from nodejs.org.");
            mustSucceed(
                    run(WINDOWS ? "npm.cmd" : "npm", "ci", "--no-progress"),
                    "Interop checks could not install their verifiers: is the npm registry within reach?");
            return new OtherPeoplesVerifier(schema());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param folder with credential.json, credential.jwt, did.json and status.json */
    Answer verify(Path folder) {
        return run("node", "verify.mjs", folder.toAbsolutePath().toString(), schema.toString());
    }

    /** @param folder with what {@link #verify} wants, and endorsement.json and endorser.did.json */
    Answer endorsed(Path folder) {
        return run("node", "endorsed.mjs", folder.toAbsolutePath().toString(), schema.toString());
    }

    /** @param names of files in the folder, changed copies of {@code genuine.json} and its kin */
    Answer tried(Path folder, List<String> names) {
        List<String> command = new ArrayList<>(
                List.of("node", "tampered.mjs", folder.toAbsolutePath().toString()));
        command.addAll(names);
        return run(command.toArray(String[]::new));
    }

    /** A credential that other people's code signs, to try the verifier itself. */
    Path sample(String name, String... options) {
        Path folder = LOGS.resolve(name).toAbsolutePath();
        List<String> command = new ArrayList<>(List.of("node", "sample.mjs", folder.toString()));
        command.addAll(List.of(options));
        mustSucceed(run(command.toArray(String[]::new)), "The sample could not be signed.");
        return folder;
    }

    /**
     * From the folder that {@code -Dinterop.schemas} names or that lies beside the project, else as 1EdTech publishes it,
     * else the copy of it that Cairn has pinned.
     */
    private static Path schema() throws IOException {
        Path beside = Path.of(System.getProperty("interop.schemas", "../shared/data/schemas"), SCHEMA);
        if (Files.isRegularFile(beside)) {
            return beside.toAbsolutePath();
        }
        Path downloaded = LOGS.resolve(SCHEMA).toAbsolutePath();
        URLConnection connection = PUBLISHED.toURL().openConnection();
        connection.setConnectTimeout(20_000);
        connection.setReadTimeout(20_000);
        try (InputStream published = connection.getInputStream()) {
            Files.write(downloaded, published.readAllBytes());
            return downloaded;
        } catch (IOException e) {
            System.out.println("The Open Badges schema is not within reach at " + PUBLISHED + " (" + e
                    + "): the pinned copy is used.");
            mustBeThere(PINNED);
            return PINNED.toAbsolutePath();
        }
    }

    private static void mustBeThere(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("No copy of the Open Badges schema is pinned at " + file + " either.");
        }
    }

    private static Answer run(String... command) {
        Path log = LOGS.resolve(String.join("-", command[0], command.length > 1 ? command[1] : "") + ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(PROJECT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Answer(-1, "no answer within five minutes");
            }
            return new Answer(process.exitValue(), Files.readString(log));
        } catch (IOException e) {
            return new Answer(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void mustSucceed(Answer answer, String otherwise) {
        if (answer.exit() != 0) {
            throw new IllegalStateException(otherwise + "\n" + answer.output());
        }
    }
}
