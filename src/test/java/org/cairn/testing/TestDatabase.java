package org.cairn.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Both databases that Cairn runs on, for tests of stores: {@code @ParameterizedTest @EnumSource(TestDatabase.class)}.
 * One PostgreSQL server serves the whole test run; each call of {@link #fresh()} gets a database of its own. The schema is made by its
 * migrations once, and copied: a hundred databases a second each would be minutes of every run.
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

        @Override
        public DataSource fresh() {
            DataSource source = empty();
            JdbcClient.create(source)
                    .sql("RUNSCRIPT FROM '" + Script.SCHEMA + "'")
                    .update();
            return source;
        }
    },
    POSTGRESQL {
        @Override
        public String freshUrl() {
            return database("");
        }

        @Override
        public DataSource fresh() {
            return pool(database(" TEMPLATE " + Template.NAME));
        }

        private String database(String how) {
            String name = "cairn_" + UUID.randomUUID().toString().replace("-", "");
            JdbcClient.create(Server.RUNNING.getPostgresDatabase())
                    .sql("CREATE DATABASE " + name + how)
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
    public abstract DataSource fresh();

    /** A new database without a schema. */
    public DataSource empty() {
        return pool(freshUrl());
    }

    HikariDataSource pool(String url) {
        HikariDataSource pool = DataSourceBuilder.create()
                .type(HikariDataSource.class)
                .url(url)
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

    /** What the migrations make of an H2, as statements. */
    private static final class Script {
        static final Path SCHEMA = make();

        private static Path make() {
            try (HikariDataSource source = H2.pool(H2.freshUrl())) {
                Path file = Files.createTempFile("schema", ".sql");
                file.toFile().deleteOnExit();
                migrate(source, "latest");
                JdbcClient.create(source)
                        .sql("SCRIPT NOPASSWORDS NOSETTINGS TO '" + file + "'")
                        .query()
                        .listOfRows();
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A database that the migrations have made and nobody is connected to, which PostgreSQL asks for. */
    private static final class Template {
        static final String NAME = make();

        private static String make() {
            String url = POSTGRESQL.freshUrl();
            try (HikariDataSource source = POSTGRESQL.pool(url)) {
                migrate(source, "latest");
            }
            return url.replaceAll(".*/(cairn_\\w+).*", "$1");
        }
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
