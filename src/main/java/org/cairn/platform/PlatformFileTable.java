package org.cairn.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.platform.PlatformFiles.FileState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of platform files. */
@Repository
class PlatformFileTable {

    private final JdbcClient jdbc;

    PlatformFileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<FileState> all() {
        return jdbc.sql("SELECT name, state, content_hash, problem, line, read_at FROM platform_file ORDER BY name")
                .query(PlatformFileTable::row)
                .list();
    }

    @Transactional
    public void note(FileState file) {
        jdbc.sql("DELETE FROM platform_file WHERE name = :name")
                .param("name", file.name())
                .update();
        jdbc.sql("""
                        INSERT INTO platform_file (name, state, content_hash, problem, line, read_at)
                        VALUES (:name, :state, :hash, :problem, :line, :at)
                        """)
                .param("name", file.name())
                .param("state", file.state().name())
                .param("hash", file.contentHash())
                .param("problem", file.problem())
                .param("line", file.line())
                .param("at", OffsetDateTime.ofInstant(file.readAt(), ZoneOffset.UTC))
                .update();
    }

    /** The file that says what holds for a registration; empty where none does, or none does any more. */
    Optional<String> defining(RegistrationId registration) {
        return jdbc.sql("""
                        SELECT file.name FROM registration JOIN platform_file file ON file.name = registration.source
                         WHERE registration.id = :registration AND file.state <> 'GONE'
                        """)
                .param("registration", registration.value())
                .query(String.class)
                .optional();
    }

    /** The state of the file that each registration came from, for those that came from one. */
    Map<RegistrationId, FileState> byRegistration() {
        record Of(RegistrationId registration, FileState file) {}
        return jdbc
                .sql("""
                        SELECT registration.id, file.name, file.state, file.content_hash, file.problem, file.line,
                               file.read_at
                          FROM registration JOIN platform_file file ON file.name = registration.source
                        """)
                .query((row, number) -> new Of(new RegistrationId(row.getObject("id", UUID.class)), row(row, number)))
                .list()
                .stream()
                .collect(Collectors.toMap(Of::registration, Of::file));
    }

    private static FileState row(ResultSet row, int number) throws SQLException {
        return new FileState(
                row.getString("name"),
                FileState.State.valueOf(row.getString("state")),
                row.getString("content_hash"),
                row.getString("problem"),
                row.getObject("line", Integer.class),
                row.getObject("read_at", OffsetDateTime.class).toInstant());
    }
}
