package org.cairn.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.cairn.shared.CourseId;
import org.cairn.testing.Invariants;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * F12: what Cairn has written, as it lay in the tables of an earlier schema, goes through every migration since. There is no
 * release yet; the schemas are those before suspension and erasure, before joined persons' awards, and of this morning.
 */
@Tag("faults")
class UpgradeTests {

    /** What is signed, decided or owed: none of it may change by an upgrade. */
    private static final Map<String, String> KEPT = Map.of(
            "award", "id, person_id, version_id, cycle, state, awarded_at, levels, snapshot, snapshot_hash",
            "credential", "id, award_id, status_list_id, status_index, signed_json, signed_jwt, signed_at, published",
            "audit_event", "id, action, award_id, person_id, course_id, happened_at",
            "issuer_key", "institution_id, name, kind, public_key, sealed_key",
            "score_report", "course_id, target, person_id, number, score, maximum, score_time, state",
            "result", "id, line_item_id, person_id, status, score, maximum");

    private static College college;

    @BeforeAll
    static void aCourseWithItsAwards() {
        college = College.alone();
        college.lms.begin(40);
        CourseId course = college.course();
        college.collect(course);
        college.mustAward(course, Duration.ofMinutes(4));
    }

    @AfterAll
    static void close() throws IOException {
        college.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0137", "0139", "0146"})
    void whatAnEarlierSchemaHeldIsThereAfterTheUpgradeByteForByte(String schema) throws Exception {
        DataSource upgraded = TestDatabase.POSTGRESQL.empty();
        TestDatabase.migrate(upgraded, schema);
        try (Connection from = college.connection();
                Connection to = upgraded.getConnection()) {
            copy(from, to);
        }
        JdbcClient after = JdbcClient.create(upgraded);
        Map<String, String> before = sums(after);

        TestDatabase.migrate(upgraded, "latest");

        assertThat(sums(after)).isEqualTo(before).isEqualTo(sums(college.jdbc));
        Invariants.mustBeSettled(after);
    }

    private static Map<String, String> sums(JdbcClient jdbc) {
        Map<String, String> sums = new TreeMap<>();
        KEPT.forEach((table, columns) -> sums.put(
                table,
                jdbc.sql("""
                        SELECT count(*) || ' rows, ' || md5(string_agg(md5(CAST((%s) AS TEXT)), '' ORDER BY md5(CAST((%1$s) AS TEXT))))
                          FROM %s""".formatted(columns, table)).query(String.class).single()));
        return sums;
    }

    /** Every row, in the columns that there were. */
    private static void copy(Connection from, Connection to) throws SQLException, IOException {
        JdbcClient earlier = JdbcClient.create(new SingleConnectionDataSource(to, true));
        // Rows come table by table, and refer to each other.
        earlier.sql("SET session_replication_role = replica").update();
        CopyManager reading = from.unwrap(PGConnection.class).getCopyAPI();
        CopyManager writing = to.unwrap(PGConnection.class).getCopyAPI();
        List<String> tables = earlier.sql("""
                        SELECT table_name FROM information_schema.tables
                         WHERE table_schema = 'public' AND table_name NOT LIKE 'flyway%' ORDER BY 1""").query(String.class).list();
        for (String table : tables) {
            if (earlier.sql("SELECT count(*) FROM " + table)
                            .query(Integer.class)
                            .single()
                    > 0) {
                continue; // filled by migrations
            }
            String columns = String.join(
                    ", ",
                    earlier.sql("""
                            SELECT column_name FROM information_schema.columns
                             WHERE table_schema = 'public' AND table_name = :table ORDER BY ordinal_position""").param("table", table).query(String.class).list());
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            reading.copyOut("COPY " + table + " (" + columns + ") TO STDOUT", rows);
            writing.copyIn(
                    "COPY " + table + " (" + columns + ") FROM STDIN", new ByteArrayInputStream(rows.toByteArray()));
        }
    }
}
