package org.cairn.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.cairn.award.Award;
import org.cairn.credential.CredentialHouse;
import org.cairn.testing.PlainBrowser;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the database that people try Cairn with to the one that an institution runs. */
class MoveTests {

    private final DataSource to = TestDatabase.POSTGRESQL.empty();

    @Test
    void whatWasSignedBeforeTheMoveVerifiesAfterItAndTheOldDatabaseStays() throws Exception {
        DataSource from = TestDatabase.H2.fresh();
        CredentialHouse before = new CredentialHouse(from);
        List<Award> awards = IntStream.range(0, 3).mapToObj(n -> before.award()).toList();
        List<String> documents =
                awards.stream().map(award -> before.signed(award).json()).toList();
        before.revoke(awards.get(2));

        Map<String, Long> moved = new Move(from, to).make();

        assertThat(moved).containsEntry("credential", 3L).containsEntry("status_list", 1L);
        assertThat(count(from, "credential")).isEqualTo(3);
        CredentialHouse after = new CredentialHouse(to);
        assertThat(after.verdict(documents.get(0))).isEqualTo("VALID");
        assertThat(after.verdict(documents.get(1))).isEqualTo("VALID");
        assertThat(after.verdict(documents.get(2))).isEqualTo("NOT_VALID");
    }

    @Test
    void aWholeRunOfCairnArrivesRowByRow() throws Exception {
        String old = TestDatabase.H2.freshUrl();
        try (RunningCairn cairn =
                RunningCairn.start(TestDatabase.H2, List.of(), Map.of("spring.datasource.url", old))) {
            PlainBrowser browser = new PlainBrowser();
            browser.visit(cairn.lms().address().resolve("/enter/learner"));
            browser.visit(cairn.lms().address().resolve("/launch/course-1010-microcredential?target=window"));
        }
        DataSource from = DataSourceBuilder.create()
                .url(old)
                .username("cairn")
                .password("")
                .build();

        Map<String, Long> moved = new Move(from, to).make();

        assertThat(moved.get("launch")).isEqualTo(1);
        assertThat(moved.keySet()).hasSizeGreaterThan(90);
        assertThat(moved.values().stream().filter(rows -> rows > 0).count()).isGreaterThan(10);
        moved.forEach((table, rows) -> assertThat(count(to, table)).as(table).isEqualTo(rows));
        assertThat(references(to)).isEqualTo(references(TestDatabase.POSTGRESQL.fresh()));
    }

    @Test
    void nothingIsMixedWithWhatIsThere() {
        DataSource from = TestDatabase.H2.fresh();
        JdbcClient.create(to).sql("CREATE TABLE something (id INT)").update();

        assertThatThrownBy(() -> new Move(from, to).make())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void anOlderDatabaseIsBroughtToThisVersionFirst() {
        DataSource from = TestDatabase.H2.empty();
        TestDatabase.migrate(from, "0103");

        assertThatThrownBy(() -> new Move(from, to).make())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("start this version");
        assertThat(JdbcClient.create(to)
                        .sql("SELECT count(*) FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA()")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatPostgresqlRefusesLeavesNoRow() {
        DataSource from = TestDatabase.H2.fresh();
        // PostgreSQL keeps no NUL in a text, H2 does.
        JdbcClient.create(from).sql("""
                        INSERT INTO institution (id, name_en, created_at)
                        VALUES (RANDOM_UUID(), 'Coast' || CHAR(0) || 'Range', CURRENT_TIMESTAMP)
                        """).update();

        assertThatThrownBy(() -> new Move(from, to).make()).isInstanceOf(SQLException.class);
        assertThat(count(to, "launch")).isZero();
    }

    @Test
    void aDigestKnowsEveryChange() {
        RowDigest two = RowDigest.NOTHING.with(new Object[] {"a", null}).with(new Object[] {"b", 1});

        assertThat(RowDigest.NOTHING.with(new Object[] {"b", 1}).with(new Object[] {"a", null}))
                .as("in another order")
                .isEqualTo(two);
        assertThat(RowDigest.NOTHING.with(new Object[] {"a", ""}).with(new Object[] {"b", 1}))
                .as("nothing is not an empty text")
                .isNotEqualTo(two);
        assertThat(two.with(new Object[] {"b", 1})).as("one twice").isNotEqualTo(two);
    }

    private static long count(DataSource database, String table) {
        return JdbcClient.create(database)
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    private static List<String> references(DataSource database) {
        return JdbcClient.create(database).sql("""
                        SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY 1
                        """).query(String.class).list();
    }
}
