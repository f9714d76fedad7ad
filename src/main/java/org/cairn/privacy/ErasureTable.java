package org.cairn.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.audit.Actor;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of erasures, and the numbers of who is meant. */
@Repository
class ErasureTable {

    private static final String SELECT = """
            SELECT institution_id, id, reference, asked_as, asked_by, reason, erased_at, kept_until, ended_at FROM erasure
            """;

    private final JdbcClient jdbc;

    ErasureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Erasure erasure, Collection<PersonId> persons) {
        jdbc.sql("""
                        INSERT INTO erasure (institution_id, id, reference, asked_as, asked_by, reason, erased_at,
                          kept_until)
                        VALUES (:institution, :id, :reference, :as, :by, :reason, :at, :until)""")
                .param("institution", erasure.institution().value())
                .param("id", erasure.id())
                .param("reference", erasure.reference())
                .param("as", erasure.askedBy().kind().name())
                .param("by", erasure.askedBy().id())
                .param("reason", erasure.reason())
                .param("at", utc(erasure.erasedAt()))
                .param("until", erasure.keptUntil() == null ? null : utc(erasure.keptUntil()))
                .update();
        persons.forEach(
                person -> jdbc.sql("INSERT INTO erased_person (erasure_id, person_id) VALUES (:erasure, :person)")
                        .param("erasure", erasure.id())
                        .param("person", person.value())
                        .update());
    }

    Optional<Erasure> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query(ErasureTable::erasure)
                .optional();
    }

    /** The newest first. */
    List<Erasure> newest(InstitutionId institution, int most) {
        return jdbc.sql(SELECT + """
                        WHERE institution_id = :institution ORDER BY erased_at DESC, id FETCH FIRST :most ROWS ONLY""")
                .param("institution", institution.value())
                .param("most", most)
                .query(ErasureTable::erasure)
                .list();
    }

    /** Whose sealed record is to be deleted by now. */
    List<Erasure> toEnd(Instant now, int most) {
        return jdbc.sql(SELECT + """
                        WHERE kept_until <= :now AND ended_at IS NULL ORDER BY kept_until, id FETCH FIRST :most ROWS ONLY""")
                .param("now", utc(now))
                .param("most", most)
                .query(ErasureTable::erasure)
                .list();
    }

    /** Made since then. */
    List<Erasure> since(Instant then) {
        return jdbc.sql(SELECT + "WHERE erased_at >= :then ORDER BY erased_at, id")
                .param("then", utc(then))
                .query(ErasureTable::erasure)
                .list();
    }

    List<PersonId> persons(UUID erasure) {
        return jdbc.sql("SELECT person_id FROM erased_person WHERE erasure_id = :erasure ORDER BY person_id")
                .param("erasure", erasure)
                .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /**
     * @param reason where it is before its time
     * @return false where it has ended already
     */
    boolean end(UUID id, @Nullable String reason, Instant now) {
        return jdbc.sql("""
                        UPDATE erasure SET ended_at = :now, end_reason = :reason
                         WHERE id = :id AND kept_until IS NOT NULL AND ended_at IS NULL""")
                        .param("now", utc(now))
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Erasure erasure(ResultSet row, int number) throws SQLException {
        return new Erasure(
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("reference"),
                new Actor(Actor.Kind.valueOf(row.getString("asked_as")), row.getObject("asked_by", UUID.class)),
                row.getString("reason"),
                row.getObject("erased_at", OffsetDateTime.class).toInstant(),
                instant(row, "kept_until"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
