package org.cairn.microcredential;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has written something of a version, and what was decided of it. Only added to. */
@Repository
class Decisions {

    private final JdbcClient jdbc;
    private final Clock clock;

    Decisions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void wrote(MicrocredentialVersion version, PersonId person) {
        jdbc.sql("""
                        INSERT INTO microcredential_author (institution_id, version_id, person_id)
                        VALUES (:institution, :version, :person)
                        ON CONFLICT DO NOTHING
                        """)
                .param("institution", version.institution().value())
                .param("version", version.id().value())
                .param("person", person.value())
                .update();
    }

    boolean hasWritten(VersionId version, PersonId person) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM microcredential_author
                         WHERE version_id = :version AND person_id = :person
                        """)
                        .param("version", version.value())
                        .param("person", person.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** In the transaction that has just changed the version's state, so that its row is locked and the number free. */
    void add(MicrocredentialVersion version, Decision decision) {
        jdbc.sql("""
                        INSERT INTO microcredential_decision (institution_id, version_id, number, kind, person_id, reason,
                                                              decided_at)
                        SELECT :institution, :version, COALESCE(MAX(number), 0) + 1, :kind, :person, :reason, :at
                          FROM microcredential_decision WHERE version_id = :version
                        """)
                .param("institution", version.institution().value())
                .param("version", version.id().value())
                .param("kind", decision.kind().name())
                .param("person", decision.by().value())
                .param("reason", decision.reason())
                .param("at", OffsetDateTime.ofInstant(decision.at(), clock.getZone()))
                .update();
    }

    /** Oldest first. */
    List<Decision> of(VersionId version) {
        return jdbc.sql("""
                        SELECT kind, person_id, reason, decided_at FROM microcredential_decision
                         WHERE version_id = :version ORDER BY number
                        """)
                .param("version", version.value())
                .query((row, number) -> new Decision(
                        Decision.Kind.valueOf(row.getString("kind")),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("reason"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
