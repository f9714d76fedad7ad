package org.cairn.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what proves that persons are one. */
@Repository
class JoinTable {

    private static final String SELECT = """
            SELECT institution_id, id, one_id, other_id, proof, joined_by, joined_at, parted_by, parted_at, reason
              FROM joined_persons
            """;

    private final JdbcClient jdbc;

    JoinTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false where the two are joined already */
    boolean addIfAbsent(Joined joined) {
        return jdbc.sql("""
                        INSERT INTO joined_persons (institution_id, id, one_id, other_id, pair, proof, joined_by, joined_at)
                        VALUES (:institution, :id, :one, :other, :pair, :proof, :by, :at) ON CONFLICT DO NOTHING""")
                        .param("institution", joined.institution().value())
                        .param("id", joined.id())
                        .param("one", joined.one().value())
                        .param("other", joined.other().value())
                        .param("pair", pair(joined.one(), joined.other()))
                        .param("proof", joined.proof().kind().name())
                        .param("by", joined.proof().by())
                        .param("at", joined.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @return false where somebody else has parted them meanwhile */
    boolean part(UUID id, Joined.Parted parted) {
        return jdbc.sql("""
                        UPDATE joined_persons SET pair = NULL, parted_by = :by, parted_at = :at, reason = :reason
                         WHERE id = :id AND parted_at IS NULL""")
                        .param("by", parted.by())
                        .param("at", parted.at().atOffset(ZoneOffset.UTC))
                        .param("reason", parted.reason())
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<Joined> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", id)
                .query((row, n) -> joined(row))
                .optional();
    }

    /** In force, with one of these on either side. */
    List<Joined> among(Collection<PersonId> persons) {
        return jdbc.sql(SELECT + " WHERE (one_id IN (:persons) OR other_id IN (:persons)) AND parted_at IS NULL")
                .param("persons", persons.stream().map(PersonId::value).toList())
                .query((row, n) -> joined(row))
                .list();
    }

    /** The newest first. */
    List<Joined> newest(InstitutionId institution, int skip, int most) {
        return jdbc.sql(SELECT + """
                        WHERE institution_id = :institution
                        ORDER BY joined_at DESC, id OFFSET :skip ROWS FETCH NEXT :most ROWS ONLY""")
                .param("institution", institution.value())
                .param("skip", skip)
                .param("most", most)
                .query((row, n) -> joined(row))
                .list();
    }

    int count(InstitutionId institution) {
        return jdbc.sql("SELECT count(*) FROM joined_persons WHERE institution_id = :institution")
                .param("institution", institution.value())
                .query(Integer.class)
                .single();
    }

    static String pair(PersonId one, PersonId other) {
        return String.join(
                ":", Stream.of(one, other).map(PersonId::toString).sorted().toList());
    }

    private static Joined joined(ResultSet row) throws SQLException {
        OffsetDateTime parted = row.getObject("parted_at", OffsetDateTime.class);
        return new Joined(
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("one_id", UUID.class)),
                new PersonId(row.getObject("other_id", UUID.class)),
                new JoinProof(JoinProof.Kind.valueOf(row.getString("proof")), row.getObject("joined_by", UUID.class)),
                row.getObject("joined_at", OffsetDateTime.class).toInstant(),
                parted == null
                        ? null
                        : new Joined.Parted(
                                row.getObject("parted_by", UUID.class), parted.toInstant(), row.getString("reason")));
    }
}
