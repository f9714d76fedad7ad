package org.cairn.microcredential;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.cairn.microcredential.MicrocredentialVersion.State;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The states of a version. Each change says where it comes from; 0 rows say that somebody was faster. */
@Repository
class Transitions {

    private final JdbcClient jdbc;
    private final Clock clock;

    Transitions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return 0 also where the draft no longer says what was seen */
    int send(MicrocredentialVersion draft, PersonId by) {
        return jdbc.sql("""
                        UPDATE microcredential_version SET state = 'IN_REVIEW', sent_by = :person, changed_at = :now
                         WHERE id = :id AND state = 'DRAFT' AND definition = :definition
                        """)
                .param("id", draft.id().value())
                .param("person", by.value())
                .param("definition", Frozen.of(draft.definition()).json())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    int reopen(VersionId id, List<State> from) {
        return jdbc.sql("""
                        UPDATE microcredential_version
                           SET state = 'DRAFT', sent_by = NULL, approved_by = NULL, changed_at = :now
                         WHERE id = :id AND state IN (:from)
                        """)
                .param("id", id.value())
                .param("from", from.stream().map(Enum::name).toList())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** @return 0 also where this person has written something of it */
    int approve(VersionId id, PersonId by) {
        return jdbc.sql("""
                        UPDATE microcredential_version SET state = 'APPROVED', approved_by = :person, changed_at = :now
                         WHERE id = :id AND state = 'IN_REVIEW' AND sent_by <> :person
                           AND NOT EXISTS (SELECT 1 FROM microcredential_author a
                                            WHERE a.version_id = :id AND a.person_id = :person)
                        """)
                .param("id", id.value())
                .param("person", by.value())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    int retire(VersionId id) {
        return jdbc.sql("""
                        UPDATE microcredential_version SET state = 'RETIRED', changed_at = :now
                         WHERE id = :id AND state = 'PUBLISHED'
                        """)
                .param("id", id.value())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /**
     * @param from a draft where nobody has to approve, else what was approved
     * @return 0 also where it no longer says this
     */
    int publish(VersionId id, Frozen definition, State from) {
        return jdbc.sql("""
                        UPDATE microcredential_version
                           SET state = 'PUBLISHED', draft_of = NULL, hash = :hash, published_at = :now, changed_at = :now
                         WHERE id = :id AND state = :from AND definition = :definition
                        """)
                .param("id", id.value())
                .param("from", from.name())
                .param("definition", definition.json())
                .param("hash", definition.hash())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
