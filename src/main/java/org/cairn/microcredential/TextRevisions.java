package org.cairn.microcredential;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of corrected words. Only added to. */
@Repository
class TextRevisions {

    private final JdbcClient jdbc;

    TextRevisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is kept, so that it has a type in JSON. */
    private record Kept(Map<String, Bilingual> texts) {}

    /** @return 0 where there is a revision of this number already */
    int add(MicrocredentialVersion version, TextRevision revision) {
        return jdbc.sql("""
                        INSERT INTO microcredential_text (institution_id, version_id, number, texts, reason, person_id,
                                                          made_at)
                        VALUES (:institution, :version, :number, :texts, :reason, :person, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .param("institution", version.institution().value())
                .param("version", version.id().value())
                .param("number", revision.number())
                .param(
                        "texts",
                        Frozen.of(new Kept(new TreeMap<>(revision.texts()))).json())
                .param("reason", revision.reason())
                .param("person", revision.by().value())
                .param("at", revision.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What is shown of the version: what is frozen, in its newest words. */
    Definition shown(MicrocredentialVersion version) {
        List<TextRevision> all = version.isPublished() ? of(version.id()) : List.of();
        return all.isEmpty()
                ? version.definition()
                : Texts.applied(version.definition(), all.get(all.size() - 1).texts());
    }

    /** The newest words of every version of the institution that was corrected. */
    Map<VersionId, Map<String, Bilingual>> newest(InstitutionId institution) {
        Map<VersionId, Map<String, Bilingual>> newest = new HashMap<>();
        jdbc.sql("""
                        SELECT version_id, texts FROM microcredential_text
                         WHERE institution_id = :institution ORDER BY number
                        """).param("institution", institution.value()).query(row -> {
            newest.put(
                    new VersionId(row.getObject("version_id", UUID.class)),
                    Frozen.thaw(row.getString("texts"), Kept.class).texts());
        });
        return newest;
    }

    /** Oldest first. */
    List<TextRevision> of(VersionId version) {
        return jdbc.sql("""
                        SELECT number, texts, reason, person_id, made_at FROM microcredential_text
                         WHERE version_id = :version ORDER BY number
                        """)
                .param("version", version.value())
                .query((row, index) -> new TextRevision(
                        row.getInt("number"),
                        Frozen.thaw(row.getString("texts"), Kept.class).texts(),
                        row.getString("reason"),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
