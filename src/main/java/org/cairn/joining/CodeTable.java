package org.cairn.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of codes: one for each person who shows one. */
@Repository
class CodeTable {

    private static final String SELECT =
            "SELECT person_id, institution_id, hash, state, ends_at, typed_by FROM join_code ";

    private final JdbcClient jdbc;

    CodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far a code has come. */
    enum State {
        SHOWN,
        TYPED,
        JOINED,
        REFUSED
    }

    record Row(
            PersonId person,
            InstitutionId institution,
            String hash,
            State state,
            Instant endsAt,
            @Nullable PersonId typedBy) {}

    /** Instead of the one before. */
    void show(PersonId person, InstitutionId institution, String hash, Instant endsAt) {
        jdbc.sql("DELETE FROM join_code WHERE person_id = :person")
                .param("person", person.value())
                .update();
        jdbc.sql("""
                        INSERT INTO join_code (person_id, institution_id, hash, state, ends_at)
                        VALUES (:person, :institution, :hash, 'SHOWN', :ends)""")
                .param("person", person.value())
                .param("institution", institution.value())
                .param("hash", hash)
                .param("ends", endsAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Row> find(String hash) {
        return jdbc.sql(SELECT + "WHERE hash = :hash")
                .param("hash", hash)
                .query(CodeTable::read)
                .optional();
    }

    Optional<Row> of(PersonId person) {
        return jdbc.sql(SELECT + "WHERE person_id = :person")
                .param("person", person.value())
                .query(CodeTable::read)
                .optional();
    }

    /** Of those that this person has typed, the one that ends last. */
    Optional<Row> typedBy(PersonId person) {
        return jdbc.sql(SELECT + "WHERE typed_by = :person ORDER BY ends_at DESC FETCH FIRST 1 ROW ONLY")
                .param("person", person.value())
                .query(CodeTable::read)
                .optional();
    }

    /** @return false where somebody was quicker, or it is over */
    boolean type(String hash, PersonId by, Instant now, Instant endsAt) {
        return jdbc.sql("""
                        UPDATE join_code SET state = 'TYPED', typed_by = :by, ends_at = :ends
                         WHERE hash = :hash AND state = 'SHOWN' AND ends_at > :now""")
                        .param("by", by.value())
                        .param("ends", endsAt.atOffset(ZoneOffset.UTC))
                        .param("hash", hash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @return false where it was not typed by that person, was answered already, or is over */
    boolean answer(PersonId person, PersonId typedBy, State answer, Instant now) {
        return jdbc.sql("""
                        UPDATE join_code SET state = :answer
                         WHERE person_id = :person AND typed_by = :by AND state = 'TYPED' AND ends_at > :now""")
                        .param("answer", answer.name())
                        .param("person", person.value())
                        .param("by", typedBy.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Takes one of so many attempts since then. Never given back, whatever becomes of the request. */
    boolean mayTry(PersonId person, Instant now, Instant since, int most) {
        jdbc.sql("DELETE FROM join_attempt WHERE person_id = :person AND since <= :since")
                .param("person", person.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        "INSERT INTO join_attempt (person_id, since, attempts) VALUES (:person, :now, 0) ON CONFLICT DO NOTHING")
                .param("person", person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql(
                                "UPDATE join_attempt SET attempts = attempts + 1 WHERE person_id = :person AND attempts < :most")
                        .param("person", person.value())
                        .param("most", most)
                        .update()
                == 1;
    }

    private static Row read(ResultSet row, int n) throws SQLException {
        UUID typedBy = row.getObject("typed_by", UUID.class);
        return new Row(
                new PersonId(row.getObject("person_id", UUID.class)),
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                row.getString("hash"),
                State.valueOf(row.getString("state")),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                typedBy == null ? null : new PersonId(typedBy));
    }
}
