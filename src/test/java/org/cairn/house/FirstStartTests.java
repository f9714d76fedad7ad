package org.cairn.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.Platforms;
import org.cairn.testing.FakePlatform;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The first start on a new database, as people try Cairn: a file that nothing has been written to yet. */
@SpringBootTest
@ActiveProfiles("test")
class FirstStartTests {

    @DynamicPropertySource
    static void aNewFile(DynamicPropertyRegistry properties) {
        Path file = Path.of("target", "first-start", UUID.randomUUID().toString());
        properties.add(
                "spring.datasource.url",
                () -> "jdbc:h2:file:" + file.toAbsolutePath()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    }

    @Autowired
    HikariDataSource pool;

    @Autowired
    Platforms platforms;

    /**
     * H2 ties a CHECK to the session that has made it, until the database is opened again. A pool closes each connection
     * within half an hour, and from then on nothing could be written.
     */
    @Test
    void itCanStillBeWrittenToWhenTheConnectionsOfTheStartAreGone() throws Exception {
        try (Connection young = onlyTheYoungestIsLeft();
                FakePlatform lms = new FakePlatform()) {
            assertThat(young.isValid(1)).isTrue();
            platforms.load(lms.file("1"), "test");

            assertThat(platforms.registrations(lms.origin(), lms.clientId)).hasSize(1);
        }
    }

    /** Closes every connection but one that has come after the start; were all closed, the database would be, too. */
    private Connection onlyTheYoungestIsLeft() throws SQLException {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
            all.add(pool.getConnection());
        }
        pool.getHikariPoolMXBean().softEvictConnections();
        all.sort(Comparator.comparing(FirstStartTests::session));
        for (Connection old : all.subList(0, all.size() - 1)) {
            old.close();
        }
        return all.get(all.size() - 1);
    }

    private static int session(Connection connection) {
        try (ResultSet row = connection.createStatement().executeQuery("SELECT SESSION_ID()")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
