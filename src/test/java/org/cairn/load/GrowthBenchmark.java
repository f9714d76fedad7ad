package org.cairn.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.cairn.CairnApplication;
import org.cairn.testing.FakePlatform;
import org.cairn.testing.MailServer;
import org.cairn.testing.Ports;
import org.cairn.testing.Proc;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * What pages cost as results pile up. One PostgreSQL, one database for each size, one Cairn for each database, all at once and
 * asked in turn, so that whatever else the machine does meets all alike. What is compared is CPU time of each Cairn and of its
 * connections' processes, and the blocks that PostgreSQL touched, which depend on nobody else; nothing here asserts a time.
 *
 * <pre>./mvnw test -Dtest=GrowthBenchmark -Dtest.excluded=none -Dtest.jvm="-Xmx700m -XX:+EnableDynamicAgentLoading
 *   -Dgrowth.results=10000,1000000,15000000 -Dgrowth.folder=/var/tmp/growth"</pre>
 */
@Tag("load")
class GrowthBenchmark {

    private static final int[] SIZES = Arrays.stream(
                    System.getProperty("growth.results", "10000,100000").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    private static final int ROUNDS = Integer.getInteger("growth.rounds", 4);
    private static final int EACH = Integer.getInteger("growth.each", 60);

    /** Thirty learners, eight activities, half of the grades changed once. */
    private static final int OF_A_COURSE = 360;

    private static final int COPIES_IN_THE_LARGE_COURSE = 33;
    private static final int LARGE = 1_000_000;
    private static final int AT_LEAST = 10;
    private static final int AT_ONCE = 5_000;

    private final SplittableRandom chance = new SplittableRandom(7);

    private enum Page {
        LAUNCH,
        LEARNER,
        DASHBOARD,
        CLASS,
        INBOX,
        AWARDS
    }

    @Test
    void pagesAsResultsPileUp() throws Exception {
        Path folder = Path.of(System.getProperty("growth.folder", Files.createTempDirectory("growth") + "/pg"));
        try (EmbeddedPostgres server = postgres(folder);
                FakePlatform platform = new FakePlatform("grown");
                MailServer mail = new MailServer()) {
            first(server, platform, mail);
            List<Grown> grown = new ArrayList<>();
            try {
                for (int size : SIZES) {
                    grown.add(grow(server, platform, size));
                }
                for (Grown one : grown) {
                    one.begin();
                }
                for (Page page : Page.values()) {
                    measure(grown, page);
                }
            } finally {
                grown.forEach(Grown::close);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static EmbeddedPostgres postgres(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setServerConfig("shared_buffers", System.getProperty("growth.buffers", "2GB"))
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("checkpoint_timeout", "30min")
                .setServerConfig("maintenance_work_mem", "512MB")
                // while filling; nothing is measured that is written but a launch
                .setServerConfig("synchronous_commit", "off")
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
    }

    /** A course as the real code leaves it, in a database of its own. */
    private static void first(EmbeddedPostgres server, FakePlatform platform, MailServer mail) throws Exception {
        new JdbcTemplate(server.getPostgresDatabase()).execute("CREATE DATABASE first");
        try (GrownCairn cairn = GrownCairn.start(url(server, "first"), platform, mail)) {
            new FirstCourse(cairn.context, platform, cairn.clicker).happen();
        }
    }

    private static String url(EmbeddedPostgres server, String database) {
        return server.getJdbcUrl("postgres", database);
    }

    private Grown grow(EmbeddedPostgres server, FakePlatform platform, int size) throws IOException {
        String name = "grown_" + size;
        new JdbcTemplate(server.getPostgresDatabase()).execute("CREATE DATABASE " + name + " TEMPLATE first");
        DataSource source = server.getDatabase("postgres", name);
        JdbcTemplate jdbc = new JdbcTemplate(source);
        Instant began = Clock.systemUTC().instant();
        Growth growth = new Growth(jdbc);
        growth.largeCourse(LARGE, COPIES_IN_THE_LARGE_COURSE);
        int courses = Math.max(AT_LEAST, (size - (COPIES_IN_THE_LARGE_COURSE + 1) * OF_A_COURSE) / OF_A_COURSE);
        for (int from = 1; from <= courses; from += AT_ONCE) {
            growth.courses(from, Math.min(AT_ONCE, courses - from + 1));
            System.out.printf(
                    "%d of %d courses after %s%n",
                    from, courses, Duration.between(began, Clock.systemUTC().instant()));
        }
        growth.look();
        System.out.printf(
                "%s: %d results in %d courses, %s on disk, filled in %s%n",
                name,
                jdbc.queryForObject("SELECT count(*) FROM result", Long.class),
                courses + 2,
                jdbc.queryForObject("SELECT pg_size_pretty(pg_database_size(current_database()))", String.class),
                Duration.between(began, Clock.systemUTC().instant()));
        return new Grown(name, url(server, name), platform, jdbc, courses);
    }

    /** In turn and in small portions, the first round aside. */
    private void measure(List<Grown> grown, Page page) throws Exception {
        Map<Grown, Cost> costs = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Grown one : grown) {
                Cost before = one.cost();
                List<Long> nanos = new ArrayList<>();
                for (int i = 0; i < EACH; i++) {
                    nanos.add(one.ask(page, chance));
                }
                if (round > 0) {
                    costs.merge(one, one.cost().since(before, nanos), Cost::plus);
                }
            }
        }
        Cost smallest = costs.get(grown.get(0));
        costs.forEach((one, cost) -> System.out.printf("%-10s %-16s %s%n", page, one.name, cost.beside(smallest)));
    }

    /**
     * @param cairn CPU milliseconds
     * @param database CPU milliseconds of the processes of its connections
     * @param blocks of 8 kB that were touched, wherever they were
     */
    private record Cost(double cairn, double database, double blocks, List<Long> nanos) {

        Cost since(Cost before, List<Long> took) {
            return new Cost(cairn - before.cairn, database - before.database, blocks - before.blocks, took);
        }

        Cost plus(Cost other) {
            List<Long> all = new ArrayList<>(nanos);
            all.addAll(other.nanos);
            return new Cost(cairn + other.cairn, database + other.database, blocks + other.blocks, all);
        }

        String beside(Cost smallest) {
            return "p50 %.1f ms, p95 %.1f ms, Cairn %.2f ms (x %.2f), PostgreSQL %.2f ms (x %.2f), %.0f blocks (x %.2f), both x %.2f"
                    .formatted(
                            millis(0.5),
                            millis(0.95),
                            cairn / nanos.size(),
                            cairn / smallest.cairn,
                            database / nanos.size(),
                            database / smallest.database,
                            blocks / nanos.size(),
                            blocks / smallest.blocks,
                            (cairn + database) / (smallest.cairn + smallest.database));
        }

        private double millis(double part) {
            return nanos.stream().sorted().toList().get((int) (nanos.size() * part)) / 1e6;
        }
    }

    /** A database of one size and the Cairn that works on it. */
    private static final class Grown implements AutoCloseable {
        final String name;
        private final String url;
        private final FakePlatform platform;
        private final JdbcTemplate jdbc;
        private final int courses;
        private final Readers readers;
        private final int port;
        private final List<Readers.Launched> learners = new ArrayList<>();
        private Process cairn;
        private Readers.Launched instructor;
        private UUID map;

        Grown(String name, String url, FakePlatform platform, JdbcTemplate jdbc, int courses) throws IOException {
            this.name = name;
            this.url = url;
            this.platform = platform;
            this.jdbc = jdbc;
            this.courses = courses;
            port = Ports.free();
            readers = new Readers(URI.create("http://localhost:" + port), platform);
        }

        void begin() throws Exception {
            List<String> command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-Xmx400m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    CairnApplication.class.getName(),
                    // what is asked for is measured, not what is collected meanwhile
                    "--spring.profiles.active=test"));
            command.add("--cairn.watch-pause=1h");
            command.addAll(GrownCairn.settings(url, port, platform));
            // the first course was made at another port
            command.add("--cairn.confirm-address=http://localhost:" + port);
            Path log = Files.createTempFile("cairn-" + name, ".log");
            cairn = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(cairn::destroyForcibly));
            while (!isUp()) {
                if (!cairn.isAlive()) {
                    throw new IllegalStateException("Cairn did not start: " + log);
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
            map = jdbc.queryForObject(
                    "SELECT m.id FROM course_map m JOIN course c ON c.id = m.course_id WHERE c.context_id = ?",
                    UUID.class,
                    FirstCourse.CONTEXT + "-" + LARGE);
            instructor = readers.launch(FirstCourse.somebody(
                    platform,
                    FirstCourse.INSTRUCTOR + "-" + LARGE + "-1",
                    "Instructor",
                    FirstCourse.CONTEXT + "-" + LARGE));
        }

        private boolean isUp() throws InterruptedException {
            try {
                return readers.get(URI.create("http://localhost:" + port + "/.well-known/jwks.json"), "")
                                .statusCode()
                        == 200;
            } catch (IOException notYet) {
                return false;
            }
        }

        long ask(Page page, SplittableRandom chance) throws Exception {
            if (page == Page.LAUNCH) {
                int course = 1 + chance.nextInt(courses);
                Readers.Launched launched = readers.launch(FirstCourse.somebody(
                        platform,
                        FirstCourse.learner(chance.nextInt(30)) + "-" + course + "-1",
                        "Learner",
                        FirstCourse.CONTEXT + "-" + course));
                learners.add(launched);
                return launched.nanos();
            }
            long began = System.nanoTime();
            switch (page) {
                case LEARNER -> readers.read(learners.get(chance.nextInt(learners.size())), "/path");
                case DASHBOARD -> readers.read(instructor, "/teach");
                case CLASS -> readers.read(instructor, "/teach/maps/" + map + "/class");
                case INBOX -> readers.read(instructor, "/teach/decisions");
                default -> readers.read(instructor, "/teach/awards");
            }
            return System.nanoTime() - began;
        }

        Cost cost() throws Exception {
            // PostgreSQL tells of blocks a second late
            TimeUnit.MILLISECONDS.sleep(1500);
            double database = 0;
            for (Long pid : jdbc.queryForList(
                    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
                    Long.class)) {
                database += 1000 * Proc.cpu(pid);
            }
            Long blocks = jdbc.queryForObject(
                    "SELECT blks_hit + blks_read FROM pg_stat_database WHERE datname = current_database()", Long.class);
            return new Cost(1000 * Proc.cpu(cairn.pid()), database, blocks == null ? 0 : blocks, List.of());
        }

        @Override
        public void close() {
            if (cairn != null) {
                cairn.destroy();
            }
        }
    }
}
