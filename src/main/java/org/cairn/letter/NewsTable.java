package org.cairn.letter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What there is to tell, and what was told. */
@Repository
class NewsTable {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    NewsTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** @return 0 where it was known already */
    int add(PersonId person, News news) {
        return jdbc.sql("""
                        INSERT INTO letter_news (person_id, occasion, about, version_id, happened_at)
                        VALUES (:person, :occasion, :about, :version, :happened)
                        ON CONFLICT DO NOTHING""")
                .param("person", person.value())
                .param("occasion", news.occasion().name())
                .param("about", news.about())
                .param("version", news.version().value())
                .param("happened", news.happenedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Not told yet, the oldest first. */
    List<News> untold(PersonId person) {
        return jdbc.sql("""
                        SELECT occasion, about, version_id, happened_at FROM letter_news
                         WHERE person_id = :person AND sent_at IS NULL ORDER BY happened_at, about""")
                .param("person", person.value())
                .query((row, n) -> new News(
                        Occasion.valueOf(row.getString("occasion")),
                        row.getObject("about", UUID.class),
                        new VersionId(row.getObject("version_id", UUID.class)),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * The same once more, some time after it was told.
     *
     * @return 0 where it was not told yet, and so is told anyway
     */
    int again(PersonId person, News news) {
        return jdbc.sql("""
                        UPDATE letter_news SET happened_at = :happened, sent_at = NULL
                         WHERE person_id = :person AND occasion = :occasion AND about = :about AND sent_at IS NOT NULL""")
                .param("happened", news.happenedAt().atOffset(ZoneOffset.UTC))
                .param("person", person.value())
                .param("occasion", news.occasion().name())
                .param("about", news.about())
                .update();
    }

    void told(PersonId person, List<News> news, Instant now) {
        batches.batchUpdate(
                "UPDATE letter_news SET sent_at = ? WHERE person_id = ? AND occasion = ? AND about = ?",
                news.stream()
                        .map(one -> new Object[] {
                            now.atOffset(ZoneOffset.UTC),
                            person.value(),
                            one.occasion().name(),
                            one.about()
                        })
                        .toList());
    }
}
