package org.cairn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.credential.SignedDocument;
import org.cairn.credential.Verification.Verdict;
import org.cairn.credential.Verifications;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must be true of the rows of a Cairn, whatever happened to it. Each question asks for the rows that break a promise,
 * and reads the tables instead of trusting their constraints.
 */
public final class Invariants {

    private static final int SHOWN = 10;

    /** At every moment, also in the middle of a fault. */
    private static final Map<String, String> ALWAYS = always();

    /** Once the work is done. What failed visibly waits for a person and is not lost. */
    private static final Map<String, String> SETTLED = settled();

    private Invariants() {}

    /** Nothing is there twice, nothing without its cause, nothing that was not written down. */
    public static void mustHold(JdbcClient jdbc) {
        assertThat(broken(jdbc, ALWAYS)).as("broken promises").isEmpty();
    }

    /** And nothing is left to do. */
    public static void mustBeSettled(JdbcClient jdbc) {
        mustHold(jdbc);
        assertThat(unsettled(jdbc)).as("left undone").isEmpty();
    }

    /** What is left to do, for whoever waits until there is nothing. */
    public static List<String> unsettled(JdbcClient jdbc) {
        return broken(jdbc, SETTLED);
    }

    /** Every credential that was signed and neither revoked nor suspended is valid, in both of its forms. */
    public static void mustVerify(JdbcClient jdbc, Verifications verifications) {
        List<String> bad = new ArrayList<>();
        List<Signed> page = page(jdbc, new UUID(0, 0));
        while (!page.isEmpty()) {
            bad.addAll(page.parallelStream()
                    .filter(signed -> !isValid(verifications, signed.document().json())
                            || !isValid(verifications, signed.document().jwt()))
                    .map(signed -> "award " + signed.award())
                    .toList());
            page = page(jdbc, page.get(page.size() - 1).award());
        }
        assertThat(bad).as("credentials that do not verify").isEmpty();
    }

    private record Signed(UUID award, SignedDocument document) {}

    /** A hundred thousand of them are gigabytes. */
    private static List<Signed> page(JdbcClient jdbc, UUID after) {
        return jdbc.sql("""
                        SELECT c.award_id, c.signed_json, c.signed_jwt FROM credential c
                         WHERE c.signed_at IS NOT NULL AND c.revoked_at IS NULL AND c.suspended_at IS NULL
                           AND c.award_id > :after ORDER BY c.award_id FETCH FIRST 1000 ROWS ONLY""")
                .param("after", after)
                .query((row, number) -> new Signed(
                        row.getObject("award_id", UUID.class),
                        new SignedDocument(
                                new String(row.getBytes("signed_json"), StandardCharsets.UTF_8),
                                new String(row.getBytes("signed_jwt"), StandardCharsets.UTF_8))))
                .list();
    }

    private static boolean isValid(Verifications verifications, String document) {
        return verifications.verify(document) instanceof Verifications.Checked checked
                && checked.verification().verdict() == Verdict.VALID;
    }

    private static List<String> broken(JdbcClient jdbc, Map<String, String> promises) {
        List<String> broken = new ArrayList<>();
        promises.forEach((promise, sql) -> jdbc.sql(sql).query(String.class).list().stream()
                .limit(SHOWN)
                .forEach(row -> broken.add(promise + ": " + row)));
        return broken;
    }

    private static Map<String, String> always() {
        Map<String, String> promises = new LinkedHashMap<>();
        promises.put("one award per key", """
                SELECT CAST(person_id AS VARCHAR(36)) || ' has ' || count(*) || ' of version '
                    || CAST(version_id AS VARCHAR(36)) || ' in cycle ' || cycle
                  FROM award GROUP BY person_id, version_id, cycle HAVING count(*) > 1""");
        promises.put("one award in force", """
                SELECT CAST(holder_id AS VARCHAR(36)) || ' holds ' || count(*) || ' of '
                    || CAST(microcredential_id AS VARCHAR(36))
                  FROM award WHERE state = 'ISSUED' GROUP BY holder_id, microcredential_id HAVING count(*) > 1""");
        promises.put("one credential per award", """
                SELECT 'award ' || CAST(award_id AS VARCHAR(36)) || ' has ' || count(*)
                  FROM credential GROUP BY award_id HAVING count(*) > 1""");
        promises.put("no credential without its award", """
                SELECT 'credential ' || c.id FROM credential c LEFT JOIN award a ON a.id = c.award_id
                 WHERE a.id IS NULL OR a.institution_id <> c.institution_id OR a.person_id <> c.person_id""");
        promises.put("no index used twice", """
                SELECT count(*) || ' credentials at ' || status_index || ' of ' || CAST(status_list_id AS VARCHAR(36))
                  FROM credential GROUP BY status_list_id, status_index HAVING count(*) > 1""");
        promises.put("every award is written down", """
                SELECT 'award ' || CAST(a.id AS VARCHAR(36)) FROM award a
                 WHERE (SELECT count(*) FROM audit_event e WHERE e.award_id = a.id AND e.action = 'AWARD_ISSUED') <> 1""");
        promises.put("every revocation is written down", """
                SELECT 'award ' || CAST(r.award_id AS VARCHAR(36)) FROM award_revocation r
                 WHERE NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.award_id = r.award_id AND e.action = 'AWARD_REVOKED')""");
        promises.put("what is revoked is revoked everywhere", """
                SELECT 'credential ' || c.id FROM credential c JOIN award a ON a.id = c.award_id
                 WHERE (a.state = 'REVOKED') <> (c.revoked_at IS NOT NULL) AND c.erased_at IS NULL""");
        promises.put("every step of a case is written down", """
                SELECT 'case ' || CAST(s.case_id AS VARCHAR(36)) || ' step ' || s.number FROM case_step s
                 WHERE NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.case_id = s.case_id AND e.step = s.number)""");
        promises.put("each award belongs to one institution", """
                SELECT 'award ' || CAST(a.id AS VARCHAR(36)) FROM award a
                  JOIN person p ON p.id = a.person_id JOIN course c ON c.id = a.course_id
                 WHERE a.institution_id <> p.institution_id OR a.institution_id <> c.institution_id""");
        return promises;
    }

    private static Map<String, String> settled() {
        Map<String, String> promises = new LinkedHashMap<>();
        promises.put("to be signed", """
                SELECT 'award ' || CAST(a.id AS VARCHAR(36)) FROM award a
                  LEFT JOIN credential c ON c.award_id = a.id
                  LEFT JOIN credential_due d ON d.award_id = a.id
                 WHERE (c.signed_at IS NULL OR d.award_id IS NOT NULL)
                   AND d.last_error IS NULL AND a.erased_at IS NULL AND c.erased_at IS NULL""");
        promises.put("to be evaluated", """
                SELECT 'person ' || CAST(person_id AS VARCHAR(36)) FROM evaluation_due WHERE failure IS NULL""");
        promises.put("to be told", """
                SELECT 'person ' || CAST(person_id AS VARCHAR(36)) || ' in course ' || CAST(course_id AS VARCHAR(36))
                  FROM score_report WHERE state = 'WAITING'""");
        return promises;
    }
}
