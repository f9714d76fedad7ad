package org.cairn.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cairn.CairnApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An operator turns keys from a terminal: the program does what is asked, and ends. */
class KeyCommandTests {

    @TempDir
    Path folder;

    @Test
    void eachCommandDoesWhatItSaysAndEnds() {
        try (ConfigurableApplicationContext server = start()) {
            server.getBean(ToolKeys.class).active();
            assertThat(server.getBean("turnToolKeys", RecurringTask.class).getName())
                    .isEqualTo("turn-tool-keys");
        }
        assertThat(states()).containsExactly("ACTIVE");

        assertThat(start("--cairn.rotate-keys=tool").isActive()).isFalse();
        assertThat(states()).containsExactly("ACTIVE", "NEXT");

        assertThat(start("--cairn.rotate-keys=master").isActive()).isFalse();
        assertThat(states()).containsExactly("ACTIVE", "NEXT");

        assertThat(start("--cairn.rotate-keys=leaked").isActive()).isFalse();
        assertThat(states()).containsExactly("ACTIVE", "RETIRED", "RETIRED");

        assertThatThrownBy(() -> start("--cairn.rotate-keys=everything"))
                .hasMessageContaining("tool, leaked or master");
    }

    private ConfigurableApplicationContext start(String... more) {
        return new SpringApplicationBuilder(CairnApplication.class)
                .profiles("test")
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--cairn.data=" + folder,
                                        "--spring.datasource.url=" + database()),
                                Arrays.stream(more))
                        .toArray(String[]::new));
    }

    /** A file, as an operator has it: closed when the program has ended. */
    private String database() {
        return "jdbc:h2:file:" + folder.resolve("cairn")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    }

    private List<String> states() {
        return JdbcClient.create(new DriverManagerDataSource(database(), "cairn", ""))
                .sql("SELECT state FROM tool_key ORDER BY state")
                .query(String.class)
                .list();
    }
}
