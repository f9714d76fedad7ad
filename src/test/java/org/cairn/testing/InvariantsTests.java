package org.cairn.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** In the real schema, without its constraints: each promise is broken by hand, and seen to be broken. */
class InvariantsTests {

    private static final String OTHER_AWARD = """
            INSERT INTO award (id, institution_id, microcredential_id, version_id, course_id, person_id, holder_id, cycle, state)
            SELECT gen_random_uuid(), institution_id, microcredential_id, %s, course_id, person_id, holder_id, cycle, state
              FROM award""";

    private static JdbcClient jdbc;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void oneAwardAsItShouldBe() {
        DataSource source = TestDatabase.POSTGRESQL.fresh();
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        dropConstraints();
        List.of(
                        "INSERT INTO person (id, institution_id) VALUES (gen_random_uuid(), gen_random_uuid())",
                        "INSERT INTO course (id, institution_id) SELECT gen_random_uuid(), institution_id FROM person",
                        """
                        INSERT INTO award (id, institution_id, microcredential_id, version_id, course_id, person_id, holder_id,
                          cycle, state)
                        SELECT gen_random_uuid(), p.institution_id, gen_random_uuid(), gen_random_uuid(), c.id, p.id, p.id, 1,
                          'ISSUED' FROM person p, course c""",
                        """
                        INSERT INTO credential (id, institution_id, award_id, person_id, status_list_id, status_index, signed_at)
                        SELECT 'first', institution_id, id, person_id, gen_random_uuid(), 7, now() FROM award""",
                        "INSERT INTO audit_event (award_id, action) SELECT id, 'AWARD_ISSUED' FROM award")
                .forEach(InvariantsTests::run);
    }

    @Test
    void whatIsAsItShouldBePasses() {
        assertThatCode(() -> Invariants.mustBeSettled(jdbc)).doesNotThrowAnyException();
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                Arguments.of("one award per key", OTHER_AWARD.formatted("version_id")),
                Arguments.of("one award in force", OTHER_AWARD.formatted("gen_random_uuid()")),
                Arguments.of("one credential per award", otherCredential("award_id", 8)),
                Arguments.of("no credential without its award", "DELETE FROM award"),
                Arguments.of("no credential without its award", "UPDATE credential SET person_id = gen_random_uuid()"),
                Arguments.of("no index used twice", otherCredential("gen_random_uuid()", 7)),
                Arguments.of("every award is written down", "DELETE FROM audit_event"),
                Arguments.of(
                        "every award is written down",
                        "INSERT INTO audit_event (award_id, action) SELECT award_id, action FROM audit_event"),
                Arguments.of(
                        "every revocation is written down",
                        "INSERT INTO award_revocation (award_id) SELECT id FROM award"),
                Arguments.of("what is revoked is revoked everywhere", "UPDATE award SET state = 'REVOKED'"),
                Arguments.of("what is revoked is revoked everywhere", "UPDATE credential SET revoked_at = now()"),
                Arguments.of(
                        "every step of a case is written down",
                        "INSERT INTO case_step (case_id, number) VALUES (gen_random_uuid(), 1)"),
                Arguments.of(
                        "each award belongs to one institution",
                        "UPDATE course SET institution_id = gen_random_uuid()"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("violations")
    void aBrokenPromiseIsSeenWithItsRow(String promise, String sql) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            run(sql);
            assertThatThrownBy(() -> Invariants.mustHold(jdbc))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(promise + ": ");
        });
    }

    static Stream<Arguments> leftUndone() {
        return Stream.of(
                Arguments.of("to be signed", "UPDATE credential SET signed_at = NULL"),
                Arguments.of("to be signed", "INSERT INTO credential_due (award_id) SELECT id FROM award"),
                Arguments.of("to be evaluated", "INSERT INTO evaluation_due (person_id) SELECT id FROM person"),
                Arguments.of(
                        "to be told",
                        "INSERT INTO score_report (person_id, course_id, state) SELECT p.id, c.id, 'WAITING' FROM person p, course c"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("leftUndone")
    void whatIsLeftUndoneIsSeenAndBreaksNothing(String what, String sql) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            run(sql);
            assertThatCode(() -> Invariants.mustHold(jdbc)).doesNotThrowAnyException();
            assertThatThrownBy(() -> Invariants.mustBeSettled(jdbc)).hasMessageContaining(what + ": ");
        });
    }

    @Test
    void whatHasFailedVisiblyIsNotLeftUndone() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            run("UPDATE credential SET signed_at = NULL");
            run("INSERT INTO credential_due (award_id, last_error) SELECT id, 'no key' FROM award");
            run("INSERT INTO evaluation_due (person_id, failure) SELECT id, 'no map' FROM person");
            run("INSERT INTO score_report (person_id, state) SELECT id, 'FAILED' FROM person");
            assertThatCode(() -> Invariants.mustBeSettled(jdbc)).doesNotThrowAnyException();
        });
    }

    private static String otherCredential(String award, int index) {
        return """
                INSERT INTO credential (id, institution_id, award_id, person_id, status_list_id, status_index, signed_at)
                SELECT 'second', institution_id, %s, person_id, status_list_id, %d, signed_at FROM credential""".formatted(award, index);
    }

    /** What the promises are about must be possible to write. */
    private static void dropConstraints() {
        jdbc.sql("""
                        SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || conname || ' CASCADE'
                          FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
                         ORDER BY contype = 'p'""").query(String.class).list().stream()
                .filter(drop -> !drop.contains("flyway"))
                .forEach(drop -> run(drop.replace("DROP CONSTRAINT", "DROP CONSTRAINT IF EXISTS")));
        jdbc.sql("""
                        SELECT 'ALTER TABLE ' || table_name || ' ALTER COLUMN ' || column_name || ' DROP NOT NULL'
                          FROM information_schema.columns
                         WHERE table_schema = 'public' AND is_nullable = 'NO' AND table_name NOT LIKE 'flyway%'""").query(String.class).list().forEach(InvariantsTests::run);
    }

    private static void run(String sql) {
        jdbc.sql(sql).update();
    }
}
