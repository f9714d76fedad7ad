package org.cairn.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.cairn.CairnApplication;
import org.cairn.competency.Competency;
import org.cairn.credential.CredentialWork;
import org.cairn.credential.Verifications;
import org.cairn.gradebook.GivenCourse;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Invariants;
import org.cairn.testing.Ports;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An LMS, a PostgreSQL of its own that keeps what it has acknowledged, and a desk: Cairn in this process, which prepares what
 * is to be done and looks at what was. Whoever works reaches the database by a proxy of their own.
 */
final class College implements AutoCloseable {

    private static final String MASTER_KEY = "qMJ2eRj6QbnCwq0JdFUdTz5BvKA4hL8sX1iYp9oNg7E=";

    final Lms lms = new Lms();
    final JdbcClient jdbc;

    /** Between the desk and the database, where the desk works itself. */
    final DatabaseProxy deskDatabase;

    private final Path folder = folder();
    private final int address = Ports.free();
    private final List<Node> nodes = new ArrayList<>();
    private final ConfigurableApplicationContext desk;
    private EmbeddedPostgres server;

    private College(boolean alone) {
        server = postgres(0);
        deskDatabase = new DatabaseProxy(server.getPort());
        jdbc = JdbcClient.create(server.getPostgresDatabase());
        List<String> settings = new ArrayList<>(alone ? working(deskDatabase.port()) : settings(server.getPort()));
        settings.add("--server.port=" + (alone ? address : 0));
        desk = new SpringApplicationBuilder(CairnApplication.class)
                .profiles(alone ? "alone" : "test")
                .run(settings.toArray(String[]::new));
    }

    /** The desk does nothing by itself; nodes are started for that. */
    static College withNodes() {
        return new College(false);
    }

    /** The desk is the only node. */
    static College alone() {
        return new College(true);
    }

    <T> T bean(Class<T> type) {
        return desk.getBean(type);
    }

    /** To the database, past the proxies. */
    Connection connection() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    /** The first node has the public address. */
    Node node(String... more) {
        DatabaseProxy proxy = new DatabaseProxy(server.getPort());
        List<String> settings = new ArrayList<>(working(proxy.port()));
        for (String setting : more) {
            String name = setting.substring(0, setting.indexOf('=') + 1);
            settings.removeIf(before -> before.startsWith(name));
            settings.add(setting);
        }
        Node node = new Node(nodes.isEmpty() ? address : Ports.free(), proxy, settings);
        nodes.add(node);
        return node;
    }

    /** As in production, as far as that goes on loopback, and quicker to see that somebody is gone. */
    private List<String> working(int port) {
        List<String> settings = new ArrayList<>(settings(port));
        settings.addAll(List.of(
                "--spring.config.import=classpath:/application-production.yaml",
                "--management.server.port=-1",
                "--logging.structured.format.console=",
                "--cairn.outbound.plain-http-origins=" + lms.origin(),
                "--cairn.drain=1s",
                "--db-scheduler.polling-interval=1s",
                "--db-scheduler.heartbeat-interval=1s",
                "--spring.datasource.hikari.maximum-pool-size=10"));
        return settings;
    }

    CourseId course() {
        return course(0);
    }

    /** A course in which each of the three columns of the LMS proves one competency. */
    CourseId course(int number) {
        GivenCourse given = GivenCourse.in(jdbc, lms.origin(), lms.lineItems(number), lms.memberships(number));
        desk.getBeanProvider(CredentialWork.class).ifAvailable(work -> work.withKeys(given.institution()));
        Visitor instructor = new Visitor(
                new LaunchId(UUID.randomUUID()),
                given.institution(),
                given.id(),
                new PersonId(UUID.randomUUID()),
                Set.of(Role.INSTRUCTOR),
                Locale.CANADA);
        MicrocredentialVersion version = bean(Microcredentials.class).take(instructor, "fall-protection");
        CourseMap map = bean(CourseMaps.class).open(instructor, version.id());
        for (int i = 0; i < Lms.COLUMNS.size(); i++) {
            Competency competency = version.definition().competencies().get(i);
            Mapping mapping = new Mapping(
                    lineItem(given.id(), number, Lms.COLUMNS.get(i)),
                    competency.id(),
                    competency.criteria().get(0).id(),
                    BigDecimal.ONE,
                    false,
                    null);
            bean(CourseMaps.class).map(instructor, map.id(), mapping);
        }
        bean(Publication.class).publish(instructor, map.id());
        return given.id();
    }

    private LineItemId lineItem(CourseId course, int number, String label) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO line_item (id, course_id, url, label, score_maximum, purpose, removed, met_at)
                        VALUES (?, ?, ?, ?, ?, 'EVIDENCE', FALSE, ?)""")
                .params(
                        id,
                        course.value(),
                        lms.lineItem(number, label).toString(),
                        label,
                        Lms.MAXIMUM,
                        OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        return new LineItemId(id);
    }

    void collect(CourseId course) {
        bean(Gradebook.class).requestCollection(course);
    }

    /** Everything happened again, and nothing is left to do but what waits for a person. */
    void mustBeDone(CourseId course, Duration longest) {
        await().atMost(longest).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            waitNoMinutes();
            assertThat(awards(course)).isEqualTo(lms.learners());
            assertThat(credentials(course)).isEqualTo(lms.learners());
        });
    }

    int awards(CourseId course) {
        return count("SELECT count(*) FROM award WHERE course_id = :course", course);
    }

    int credentials(CourseId course) {
        return count("""
                SELECT count(*) FROM credential c JOIN award a ON a.id = c.award_id
                 WHERE a.course_id = :course AND c.signed_at IS NOT NULL""", course);
    }

    /** Those who have an award, as the LMS calls them. */
    List<String> awarded(CourseId course) {
        return strings("""
                SELECT i.subject FROM award a JOIN platform_identity i ON i.person_id = a.person_id
                 WHERE a.course_id = :course""", course);
    }

    /** The keys that the credentials of a course are signed with. */
    List<String> keysUsed(CourseId course) {
        return strings("""
                SELECT DISTINCT c.proof_key FROM credential c JOIN award a ON a.id = c.award_id
                 WHERE a.course_id = :course""", course);
    }

    InstitutionId institution(CourseId course) {
        return new InstitutionId(UUID.fromString(
                strings("SELECT CAST(institution_id AS VARCHAR(36)) FROM course WHERE id = :course", course)
                        .get(0)));
    }

    /** Pauses after failures last from half a minute to hours; here nobody waits for them. */
    void waitNoMinutes() {
        jdbc.sql("""
                        UPDATE scheduled_tasks SET execution_time = now(), version = version + 1
                         WHERE NOT picked AND execution_time > now() + INTERVAL '8 seconds'
                           AND task_name IN ('collect-course', 'evaluate-course', 'evaluate-sweep', 'prepare-progress',
                             'deliver-score', 'sign-credentials')""").update();
        jdbc.sql("UPDATE credential_due SET due_at = now() WHERE due_at > now()")
                .update();
        jdbc.sql("UPDATE evaluation_due SET due_at = now() WHERE due_at > now()")
                .update();
    }

    /** The work is due at once. */
    void hurry(String task) {
        jdbc.sql("UPDATE scheduled_tasks SET execution_time = now() WHERE task_name = :task")
                .param("task", task)
                .update();
    }

    private List<String> strings(String sql, CourseId course) {
        return jdbc.sql(sql).param("course", course.value()).query(String.class).list();
    }

    private int count(String sql, CourseId course) {
        return jdbc.sql(sql)
                .param("course", course.value())
                .query(Integer.class)
                .single();
    }

    /** Waits until all learners of the LMS have their award and nothing is left to do; then all of it must be true. */
    void mustAward(CourseId course, Duration longest) {
        int learners = lms.learners();
        await().atMost(longest).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            waitNoMinutes();
            assertThat(lms.broken).isEmpty();
            assertThat(awards(course)).isEqualTo(learners);
            assertThat(credentials(course)).isEqualTo(learners);
            assertThat(Invariants.unsettled(jdbc)).isEmpty();
        });
        Invariants.mustBeSettled(jdbc);
        Invariants.mustVerify(jdbc, bean(Verifications.class));
    }

    private List<String> settings(int port) {
        try {
            Path key = folder.resolve("master.key");
            Files.writeString(key, MASTER_KEY + "\n");
            return List.of(
                    "--server.address=127.0.0.1",
                    "--cairn.public-address=http://localhost:" + address,
                    "--cairn.trial=false",
                    "--cairn.collection-pause=1s",
                    "--cairn.data=" + folder.resolve("data"),
                    "--cairn.master-key-file=" + key,
                    "--cairn.contact=cairn@college.example",
                    "--cairn.time-zone=America/Vancouver",
                    "--spring.datasource.username=postgres",
                    "--spring.datasource.password=",
                    "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + port
                            + "/postgres?sslmode=disable&gssEncMode=disable");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A base backup as PostgreSQL makes it while it works (continuous archiving, PostgreSQL 18, 25.3.3): the files as they are
     * read one after the other, and the log that was written meanwhile.
     */
    Path backUp() throws SQLException, IOException {
        Path archive = Files.createDirectories(folder.resolve("archive"));
        Path backup = Files.createDirectories(folder.resolve("backup"));
        try (Connection session = connection();
                Statement ask = session.createStatement()) {
            ask.execute("ALTER SYSTEM SET archive_command = 'cp %p " + archive + "/%f'");
            ask.execute("SELECT pg_reload_conf()");
            ask.execute("SELECT pg_backup_start('cairn', true)");
            DataFolder.copy(folder.resolve("postgres"), backup);
            try (ResultSet label = ask.executeQuery("SELECT labelfile FROM pg_backup_stop(true)")) {
                label.next();
                Files.writeString(backup.resolve("backup_label"), label.getString(1));
            }
        }
        Files.createFile(backup.resolve("recovery.signal"));
        Files.writeString(
                backup.resolve("postgresql.auto.conf"),
                "restore_command = 'cp " + archive
                        + "/%f %p'\nrecovery_target = 'immediate'\nrecovery_target_action = 'promote'\n");
        return backup;
    }

    /** A new cluster of a backup, at the address of the old one, which is gone. */
    void restore(Path backup) throws IOException {
        int port = server.getPort();
        server.close();
        Files.move(folder.resolve("postgres"), folder.resolve("lost"));
        Files.move(backup, folder.resolve("postgres"));
        server = postgres(port);
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> !jdbc.sql("SELECT pg_is_in_recovery()")
                        .query(Boolean.class)
                        .single());
    }

    /** The server ends at once, as with its machine, and comes back with what is on its disk. */
    void crashDatabase() {
        int port = server.getPort();
        signal("QUIT");
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        !ProcessHandle.of(pid()).map(ProcessHandle::isAlive).orElse(false));
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = postgres(port);
    }

    /** For what must not happen meanwhile, or may happen at any moment. */
    static void after(Duration pause) {
        await().atMost(pause.plusSeconds(30)).pollDelay(pause).until(() -> true);
    }

    /** A signal to the first process of the server. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long pid() {
        try {
            return Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                    .get(0)
                    .strip());
        } catch (IOException gone) {
            return -1;
        }
    }

    private EmbeddedPostgres postgres(int port) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("postgres"))
                    .setCleanDataDirectory(false)
                    // as an institution runs it, and not as is usual in tests
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    // to a place that is named when a backup is made
                    .setServerConfig("archive_mode", "on");
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("cairn-college");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Node node : nodes) {
            node.close();
        }
        desk.close();
        deskDatabase.close();
        server.close();
        lms.close();
    }
}
