package org.cairn.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cairn.testing.Proc;

/** A PostgreSQL that keeps what it has acknowledged, as an institution runs it, and that tells what it costs. */
final class Database implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final long pid;

    Database(Path folder) {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            pid = Long.parseLong(
                    Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?sslmode=disable&gssEncMode=disable";
    }

    /** Of all its processes, in seconds. */
    double cpu() {
        return Proc.cpuOfAll(pid);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
