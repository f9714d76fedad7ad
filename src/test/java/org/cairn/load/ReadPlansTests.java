package org.cairn.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.cairn.testing.FakePlatform;
import org.cairn.testing.MailServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Every query of every page and of the work behind them, in the midst of many courses: none may look at the courses of others.
 * PostgreSQL says itself how it carried each of them out. It is told to go without those ways that read whole tables and pay off
 * while tables are small, so that what is seen here is what it does when they are large; what has no index has to be read whole
 * all the same, and is found. It plans without knowing what is asked for, as it does once a statement has come some times.
 */
class ReadPlansTests {

    private static final int COURSES = 60;

    /** A hundred and twenty learners: more than a page of any list. */
    private static final int COPIES_IN_THE_LARGE_COURSE = 4;

    private static final int LARGE = 100_000;

    private static final UUID LARGE_AWARD = UUID.nameUUIDFromBytes(new byte[] {1});

    /** Statements that begin so read more than a course; with the reason why they may. */
    private static final Map<String, String> LOOKS_FURTHER = further();

    private static final String OPTIONS =
            "&options=-c%20auto_explain.log_min_duration=0%20-c%20enable_seqscan=off%20-c%20enable_mergejoin=off"
                    + "%20-c%20plan_cache_mode=force_generic_plan"
                    + "%20-c%20enable_hashjoin=off%20-c%20enable_memoize=off%20-c%20jit=off";

    private static Path log;
    private static EmbeddedPostgres server;
    private static FakePlatform platform;
    private static MailServer mail;
    private static GrownCairn cairn;
    private static JdbcTemplate jdbc;
    private static Consumer<String> marks;
    private static Growth growth;

    @BeforeAll
    static void grow() throws Exception {
        // of PostgreSQL's own user, who is another where tests are run as root
        Path folder = Files.createTempDirectory(
                "plans", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        log = folder.resolve("plans.json");
        server = explaining(folder);
        platform = new FakePlatform("grown");
        mail = new MailServer();
        jdbc = new JdbcTemplate(server.getPostgresDatabase());
        String url = server.getJdbcUrl("postgres", "postgres") + OPTIONS;
        JdbcTemplate marking = new JdbcTemplate(new DriverManagerDataSource(url));
        marks = page -> marking.queryForObject(Plans.mark(page), String.class);
        cairn = GrownCairn.start(url, platform, mail);
        new FirstCourse(cairn.context, platform, cairn.clicker).happen();
        growth = new Growth(jdbc);
        growth.courses(1, COURSES);
        growth.largeCourse(LARGE, COPIES_IN_THE_LARGE_COURSE);
        growth.look();
    }

    private static EmbeddedPostgres explaining(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("shared_preload_libraries", "auto_explain")
                .setServerConfig("auto_explain.log_format", "json")
                .setServerConfig("auto_explain.log_analyze", "on")
                .setServerConfig("auto_explain.log_timing", "off")
                // also what checks foreign keys
                .setServerConfig("auto_explain.log_nested_statements", "on")
                .setServerConfig("log_destination", "jsonlog")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", folder.toString())
                .setServerConfig("log_filename", "plans")
                .start();
    }

    @AfterAll
    static void end() throws IOException {
        cairn.close();
        mail.close();
        platform.close();
        server.close();
    }

    @Test
    void noQueryLooksAtTheCoursesOfOthers() throws Exception {
        Walk walk = new Walk(cairn, jdbc, marks);
        String large = FirstCourse.CONTEXT + "-" + LARGE;
        walk.learner(FirstCourse.CONTEXT);
        walk.instructor(FirstCourse.CONTEXT, FirstCourse.INSTRUCTOR);
        walk.instructor(large, FirstCourse.INSTRUCTOR + "-" + LARGE + "-1");
        walk.stranger();
        walk.holder();
        walk.administrator();
        walk.work();
        walk.erasure();

        assertThat(faults(seen("the end")))
                .as("what takes longer with every course that is added")
                .isEmpty();
    }

    /** A test of the test. */
    @Test
    void aQueryWithoutAnIndexIsFound() {
        Map<String, String> expected = new TreeMap<>();
        expected.put("SELECT id FROM result WHERE observed_at > now() ORDER BY observed_at LIMIT 3", "all of result");
        expected.put("SELECT line_item_id FROM newest_result WHERE score > 99 LIMIT 3", "all of newest_result");
        expected.put("SELECT a.id FROM award a JOIN institution i ON i.id = a.institution_id", "all of award");
        expected.put("SELECT count(*) FROM audit_event WHERE institution_id IS NOT NULL", "of audit_event");
        expected.put(
                "SELECT id FROM award WHERE suspended_at IS NOT NULL AND (now() IS NULL OR course_id = '" + LARGE_AWARD
                        + "') ORDER BY suspended_at LIMIT 3",
                "the award of others");
        expected.put("SELECT id FROM launch ORDER BY launched_at DESC LIMIT 3", "nothing");
        expected.put("SELECT id FROM award WHERE id = '" + LARGE_AWARD + "'", "nothing");
        marks.accept("some queries");
        JdbcTemplate asking =
                new JdbcTemplate(new DriverManagerDataSource(server.getJdbcUrl("postgres", "postgres") + OPTIONS));
        expected.keySet().forEach(asking::queryForList);
        Plans.Sizes sizes = sizes();

        Map<String, String> found = new TreeMap<>();
        seen("the end of some queries").stream()
                .filter(plan -> expected.containsKey(plan.sql()))
                .forEach(plan -> found.put(
                        plan.sql(), plan.faults(sizes).stream().findFirst().orElse("nothing")));

        assertThat(found).hasSameSizeAs(expected);
        assertThat(found).allSatisfy((sql, fault) -> assertThat(fault).contains(expected.get(sql)));
    }

    @Test
    void everyTableIsKnownToGrowOrToStaySmall() {
        Set<String> tables = new TreeSet<>(jdbc.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'", String.class));

        assertThat(tables).containsAll(Growth.SMALL.keySet());
        assertThat(growth.growing()).doesNotContainAnyElementsOf(Growth.SMALL.keySet());
    }

    private static Map<String, String> further() {
        Map<String, String> further = new TreeMap<>();
        further.put(
                "SELECT count(*) FROM audit_event WHERE institution_id",
                "an administrator's search tells how much it finds");
        further.put(
                "SELECT institution_id, id, happened_at, action",
                "the file of what an administrator has searched for holds all of it");
        further.put("SELECT id, snapshot_hash FROM award WHERE id IN", "the same file");
        further.put("SELECT case_id, number, evidence_hash FROM case_step", "the same file");
        further.put(
                "SELECT status_index FROM credential WHERE status_list_id",
                "a list is signed whole, and has 131,072 places at most");
        further.put("select * from scheduled_tasks where picked", "what is due is done");
        further.put("DELETE FROM used_nonce WHERE used_at", "what is old is deleted");
        further.put("DELETE FROM launch WHERE launched_at", "what is old is deleted");
        further.put(
                "UPDATE launch SET for_user", "an erasure looks through thirty days: an index would cost every launch");
        further.put(
                "UPDATE launch SET mentees", "an erasure looks through thirty days: an index would cost every launch");
        further.put(
                "DELETE FROM quarantined_value WHERE EXISTS",
                "an erasure looks through a year of what was not believed");
        return further;
    }

    /** A fault, where it was seen first, and the statement. */
    private static Set<String> faults(List<Plans.Plan> plans) {
        Map<String, String> faults = new TreeMap<>();
        Plans.Sizes sizes = sizes();
        for (Plans.Plan plan : plans) {
            if (LOOKS_FURTHER.keySet().stream().noneMatch(plan.sql()::startsWith)) {
                plan.faults(sizes).forEach(fault -> faults.putIfAbsent(fault + ": " + plan.sql(), plan.page()));
            }
        }
        return faults.entrySet().stream()
                .map(fault -> fault.getValue() + " " + fault.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Plans.Sizes sizes() {
        Map<String, Long> rows = growth.growing().stream()
                .collect(Collectors.toMap(
                        table -> table, table -> jdbc.queryForObject("SELECT count(*) FROM " + table, Long.class)));
        Map<String, String> leading = new TreeMap<>();
        jdbc.query("""
                SELECT c.relname, a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]""", row -> {
            leading.put(row.getString("relname"), row.getString("attname"));
        });
        return new Plans.Sizes(rows, leading);
    }

    /** PostgreSQL writes its log by another process: it is whole up to here once the mark stands in it. */
    private static List<Plans.Plan> seen(String mark) {
        marks.accept(mark);
        marks.accept("nothing");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(200, TimeUnit.MILLISECONDS)
                .until(() -> Files.readString(log).contains(Plans.mark("nothing")));
        return Plans.read(log);
    }
}
