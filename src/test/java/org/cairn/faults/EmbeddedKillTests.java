package org.cairn.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** F2: a process with an embedded database, at the address that trying Cairn uses, is killed again and again. */
@Tag("faults")
class EmbeddedKillTests {

    private static final int CYCLES = Integer.getInteger("faults.embedded.cycles", 100);
    private static final int LONGEST_MILLIS = 400;

    private final Set<String> acknowledged = new HashSet<>();

    @Test
    void whatWasAcknowledgedIsThereAndTheDatabaseOpensEachTime(@TempDir Path folder) throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        SplittableRandom chance = new SplittableRandom(seed);
        String url = address(folder);
        TestDatabase.migrate(database(url), "latest");
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            writeUntilKilled(url, chance.nextInt(LONGEST_MILLIS));

            JdbcClient jdbc = JdbcClient.create(database(url));
            Set<String> events = new HashSet<>(strings(jdbc, "SELECT CAST(id AS VARCHAR(36)) FROM audit_event"));
            List<String> beside = strings(jdbc, "SELECT name FROM installation WHERE content = 'award'");
            assertThat(events).as("cycle %d, seed %d", cycle, seed).containsAll(acknowledged);
            assertThat(beside).as("whole transactions").containsExactlyInAnyOrderElementsOf(events);
        }
        assertThat(acknowledged).hasSizeGreaterThan(CYCLES);
    }

    private void writeUntilKilled(String url, int millis) throws IOException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedWriter.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = writer.inputReader(StandardCharsets.UTF_8)) {
            acknowledged.add(String.valueOf(said.readLine()));
            DatabaseProxy.inBackground(() -> {
                College.after(Duration.ofMillis(millis));
                // by its handle: the process itself would close what it has said, and somebody is reading that
                writer.toHandle().destroyForcibly();
            });
            said.lines().filter(line -> line.length() == 36).forEach(acknowledged::add);
        }
        assertThat(writer.onExit().join().exitValue()).as("killed").isNotZero();
    }

    /** As the settings say it, in a folder of the test. */
    private static String address(Path folder) {
        YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
        settings.setResources(new ClassPathResource("application-sandbox.yaml"));
        String said =
                String.valueOf(Objects.requireNonNull(settings.getObject()).get("spring.datasource.url"));
        assertThat(said).contains("jdbc:h2:file:./data/cairn");
        return said.replace("./data/cairn", folder.resolve("cairn").toString());
    }

    private static DataSource database(String url) {
        return new DriverManagerDataSource(url, "cairn", "");
    }

    private static List<String> strings(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
