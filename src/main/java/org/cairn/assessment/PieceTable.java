package org.cairn.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.Columns;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pieces of evidence of submissions. The content of a file is read by itself. */
@Repository
class PieceTable {

    private final JdbcClient jdbc;

    PieceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they were added. */
    List<Piece> of(SubmissionId submission) {
        Map<PieceId, Set<CriterionId>> shows = shows(submission);
        return jdbc.sql("""
                        SELECT id, kind, words, file_type, file_size, sha256 FROM evidence_piece
                        WHERE submission_id = :submission ORDER BY added_at, id""")
                .param("submission", submission.value())
                .query((row, n) -> {
                    PieceId id = new PieceId(row.getObject("id", UUID.class));
                    return new Piece(
                            id,
                            Piece.Kind.valueOf(row.getString("kind")),
                            row.getString("words"),
                            file(row),
                            shows.getOrDefault(id, Set.of()));
                })
                .list();
    }

    void add(SubmissionId submission, Piece piece, byte @Nullable [] content, Instant now) {
        Piece.Kept file = piece.file();
        jdbc.sql("""
                        INSERT INTO evidence_piece (id, submission_id, kind, words, file_type, file_size, sha256, content,
                          added_at)
                        VALUES (:id, :submission, :kind, :words, :type, :size, :sha256, :content, :now)""")
                .param("id", piece.id().value())
                .param("submission", submission.value())
                .param("kind", piece.kind().name())
                .param("words", piece.words())
                .param("type", file == null ? null : file.type().name())
                .param("size", file == null ? null : file.size())
                .param("sha256", file == null ? null : file.sha256())
                .param("content", content)
                .param("now", Columns.time(now))
                .update();
        piece.shows()
                .forEach(criterion -> jdbc.sql(
                                "INSERT INTO piece_criterion (piece_id, criterion_id) VALUES (:piece, :criterion)")
                        .param("piece", piece.id().value())
                        .param("criterion", criterion.value())
                        .update());
    }

    void remove(SubmissionId submission, PieceId id) {
        jdbc.sql("""
                        DELETE FROM piece_criterion WHERE piece_id IN
                          (SELECT id FROM evidence_piece WHERE id = :id AND submission_id = :submission)""")
                .param("id", id.value())
                .param("submission", submission.value())
                .update();
        jdbc.sql("DELETE FROM evidence_piece WHERE id = :id AND submission_id = :submission")
                .param("id", id.value())
                .param("submission", submission.value())
                .update();
    }

    Optional<SubmissionId> submission(PieceId id) {
        return jdbc.sql("SELECT submission_id FROM evidence_piece WHERE id = :id")
                .param("id", id.value())
                .query((row, n) -> new SubmissionId(row.getObject("submission_id", UUID.class)))
                .optional();
    }

    Optional<KeptFile> content(PieceId id) {
        return jdbc.sql("SELECT words, file_type, content FROM evidence_piece WHERE id = :id AND kind = 'FILE'")
                .param("id", id.value())
                .query((row, n) -> new KeptFile(
                        row.getString("words"), FileKind.valueOf(row.getString("file_type")), row.getBytes("content")))
                .optional();
    }

    int count(PersonId person) {
        return jdbc.sql("""
                        SELECT count(*) FROM evidence_piece p JOIN submission s ON s.id = p.submission_id
                        WHERE s.person_id = :person""")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    private Map<PieceId, Set<CriterionId>> shows(SubmissionId submission) {
        Map<PieceId, Set<CriterionId>> shows = new HashMap<>();
        jdbc.sql("""
                        SELECT c.piece_id, c.criterion_id FROM piece_criterion c
                        JOIN evidence_piece p ON p.id = c.piece_id WHERE p.submission_id = :submission""").param("submission", submission.value()).query(row -> {
            shows.computeIfAbsent(new PieceId(row.getObject("piece_id", UUID.class)), piece -> new HashSet<>())
                    .add(new CriterionId(row.getObject("criterion_id", UUID.class)));
        });
        return shows;
    }

    private static Piece.@Nullable Kept file(ResultSet row) throws SQLException {
        String type = row.getString("file_type");
        return type == null
                ? null
                : new Piece.Kept(FileKind.valueOf(type), row.getInt("file_size"), row.getString("sha256"));
    }
}
