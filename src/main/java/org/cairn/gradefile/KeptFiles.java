package org.cairn.gradefile;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files between being brought and being taken, and for a day what came of them. */
@Repository
class KeptFiles {

    static final Duration KEPT = Duration.ofDays(1);

    /** Of one person: whoever brings a fourth file has given the first one up. */
    static final int MOST = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    KeptFiles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param choices as JSON, once there are any */
    record Kept(
            String name,
            @Nullable String choices,
            @Nullable Integer lineItems,
            @Nullable Integer results) {}

    void add(GradeFileId id, Visitor instructor, String name, byte[] content) {
        List<UUID> older = jdbc.sql("""
                        SELECT id FROM grade_file WHERE course_id = :course AND person_id = :person
                         ORDER BY made_at DESC, id""")
                .param("course", instructor.course().value())
                .param("person", instructor.person().value())
                .query(UUID.class)
                .list();
        older.stream().skip(MOST - 1L).forEach(this::forget);
        jdbc.sql("""
                        INSERT INTO grade_file (id, course_id, person_id, name, content, made_at)
                        VALUES (:id, :course, :person, :name, :content, :now)""")
                .param("id", id.value())
                .param("course", instructor.course().value())
                .param("person", instructor.person().value())
                .param("name", name)
                .param("content", content)
                .param("now", now())
                .update();
    }

    /** Nobody but who brought it goes on with it. */
    Optional<Kept> find(GradeFileId id, Visitor instructor) {
        return jdbc.sql("""
                        SELECT name, choices, line_items, results FROM grade_file
                         WHERE id = :id AND course_id = :course AND person_id = :person AND made_at > :since""")
                .param("id", id.value())
                .param("course", instructor.course().value())
                .param("person", instructor.person().value())
                .param("since", now().minus(KEPT))
                .query((row, number) -> new Kept(
                        row.getString("name"),
                        row.getString("choices"),
                        row.getObject("line_items", Integer.class),
                        row.getObject("results", Integer.class)))
                .optional();
    }

    /** Absent where somebody else has just taken it. */
    Optional<byte[]> content(GradeFileId id) {
        return jdbc.sql("SELECT content FROM grade_file WHERE id = :id AND results IS NULL")
                .param("id", id.value())
                .query((row, number) -> row.getBytes("content"))
                .optional();
    }

    void choose(GradeFileId id, String choices) {
        jdbc.sql("UPDATE grade_file SET choices = :choices WHERE id = :id AND results IS NULL")
                .param("choices", choices)
                .param("id", id.value())
                .update();
    }

    /**
     * What was in it is not needed any more.
     *
     * @return whether it had not been taken before
     */
    boolean taken(GradeFileId id, int lineItems, int results) {
        return jdbc.sql("""
                        UPDATE grade_file SET content = :nothing, choices = NULL, line_items = :items, results = :results
                         WHERE id = :id AND results IS NULL""")
                        .param("nothing", new byte[0])
                        .param("items", lineItems)
                        .param("results", results)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    int forgetOld() {
        return jdbc.sql("DELETE FROM grade_file WHERE made_at <= :before")
                .param("before", now().minus(KEPT))
                .update();
    }

    private void forget(UUID id) {
        jdbc.sql("DELETE FROM grade_file WHERE id = :id").param("id", id).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
