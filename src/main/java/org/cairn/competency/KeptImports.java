package org.cairn.competency;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files between their preview and their import. */
@Repository
class KeptImports {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;

    KeptImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Format {
        CASE,
        CSV
    }

    /** @param framework into which it is imported, where the file does not say so itself */
    record Kept(Format format, String content, @Nullable FrameworkId framework) {}

    /** Keeps the file, and forgets those that nobody came back for. */
    void add(Imports.FileId id, Visitor instructor, Kept kept, Instant now) {
        jdbc.sql("DELETE FROM framework_import WHERE made_at < :before")
                .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        INSERT INTO framework_import (id, course_id, person_id, framework_id, format, content, made_at)
                        VALUES (:id, :course, :person, :framework, :format, :content, :now)
                        """)
                .param("id", id.value())
                .param("course", instructor.course().value())
                .param("person", instructor.person().value())
                .param(
                        "framework",
                        kept.framework() == null ? null : kept.framework().value())
                .param("format", kept.format().name())
                .param("content", kept.content())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Nobody but who handed it in goes on with it. */
    Optional<Kept> find(Imports.FileId id, Visitor instructor) {
        return jdbc.sql("""
                        SELECT format, content, framework_id FROM framework_import
                         WHERE id = :id AND course_id = :course AND person_id = :person
                        """)
                .param("id", id.value())
                .param("course", instructor.course().value())
                .param("person", instructor.person().value())
                .query((row, number) -> {
                    UUID framework = row.getObject("framework_id", UUID.class);
                    return new Kept(
                            Format.valueOf(row.getString("format")),
                            row.getString("content"),
                            framework == null ? null : new FrameworkId(framework));
                })
                .optional();
    }

    void forget(Imports.FileId id) {
        jdbc.sql("DELETE FROM framework_import WHERE id = :id")
                .param("id", id.value())
                .update();
    }
}
