package org.cairn.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Both databases that Cairn runs on, for tests of stores: {@code @ParameterizedTest @EnumSource(TestDatabase.class)}.
 * One PostgreSQL server serves the whole test run; each call of {@link #fresh()} gets a database of its own.
 */
public enum TestDatabase {
    H2 {
        @Override
        public String freshUrl() {
            return "jdbc:h2:mem:" + UUID.randomUUID()
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
        }

        @Override
        public String username() {
            return "cairn";
        }
    },
    POSTGRESQL {
        @Override
        public String freshUrl() {
            String name = "cairn_" + UUID.randomUUID().toString().replace("-", "");
            JdbcClient.create(Server.RUNNING.getPostgresDatabase())
                    .sql("CREATE DATABASE " + name)
                    .update();
            return Server.RUNNING.getJdbcUrl("postgres", name);
        }

        @Override
        public String username() {
            return "postgres";
        }

        /** Every test that asks for a database keeps its pool until the run ends, on one server. */
        @Override
        int leastIdle() {
            return 1;
        }
    };

    /** The address of a new, empty database. */
    public abstract String freshUrl();

    public abstract String username();

    /** The pool's own number: H2 takes a constraint for invalid once the connection that made it is gone. */
    int leastIdle() {
        return 10;
    }

    /** A new database with the whole schema. */
    public DataSource fresh() {
        DataSource source = empty();
        migrate(source, "latest");
        return source;
    }

    /** A new database without a schema. */
    public DataSource empty() {
        HikariDataSource pool = DataSourceBuilder.create()
                .type(HikariDataSource.class)
                .url(freshUrl())
                .username(username())
                .password("")
                .build();
        pool.setMinimumIdle(leastIdle());
        return pool;
    }

    /** @param target the last migration that is made, or {@code latest} */
    public static void migrate(DataSource source, String target) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    /** Gives a test with a Spring context an empty database of its own. */
    public void offer(DynamicPropertyRegistry registry) {
        String url = freshUrl();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", this::username);
        registry.add("spring.datasource.hikari.minimum-idle", this::leastIdle);
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        // a connection at least for each test that has asked for a database
                        .setServerConfig("max_connections", "1000")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
