package org.cairn.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of persons, as far as it says who stands for whom. */
@Repository
class KeptPersons {

    private static final String SELECT = "SELECT id, institution_id, keeper_id, created_at FROM person ";

    private final JdbcClient jdbc;

    KeptPersons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person and who stands for them. Whoever Cairn has known for longest stands for the others. */
    record Kept(PersonId person, InstitutionId institution, PersonId keeper, Instant since) {

        static final Comparator<Kept> FIRST_KNOWN = Comparator.comparing(Kept::since)
                .thenComparing(kept -> kept.person().toString());
    }

    List<Kept> all(Collection<PersonId> persons) {
        return jdbc.sql(SELECT + "WHERE id IN (:persons)")
                .param("persons", values(persons))
                .query((row, n) -> kept(row))
                .list();
    }

    /** Everybody for whom one of these stands. */
    List<Kept> of(Collection<PersonId> keepers) {
        return jdbc.sql(SELECT + "WHERE keeper_id IN (:keepers) ORDER BY id")
                .param("keepers", values(keepers))
                .query((row, n) -> kept(row))
                .list();
    }

    List<PersonId> withSameKeeper(PersonId person) {
        return jdbc.sql("""
                        SELECT p.id FROM person p JOIN person asked ON asked.keeper_id = p.keeper_id
                         WHERE asked.id = :person""")
                .param("person", person.value())
                .query((row, n) -> new PersonId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Those of these, as they are now, and nobody joins or parts them until the transaction ends. */
    List<Kept> hold(Collection<PersonId> persons) {
        return jdbc.sql(SELECT + "WHERE id IN (:persons) ORDER BY id FOR UPDATE")
                .param("persons", values(persons))
                .query((row, n) -> kept(row))
                .list();
    }

    void keep(Collection<PersonId> persons, PersonId keeper) {
        jdbc.sql("UPDATE person SET keeper_id = :keeper WHERE id IN (:persons) AND keeper_id <> :keeper")
                .param("keeper", keeper.value())
                .param("persons", values(persons))
                .update();
    }

    private static List<UUID> values(Collection<PersonId> persons) {
        return persons.stream().map(PersonId::value).toList();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new PersonId(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                new PersonId(row.getObject("keeper_id", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
