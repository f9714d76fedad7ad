package org.cairn.assessment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.Columns;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What assessors said of submissions, each time. */
@Repository
class AssessmentTable {

    private final JdbcClient jdbc;

    AssessmentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    List<Assessment> of(SubmissionId submission) {
        Map<Integer, List<Judgement>> judgements = judgements(submission);
        return jdbc.sql("""
                        SELECT number, draft, assessed_by, assessed_at, overall, again FROM assessment
                        WHERE submission_id = :submission ORDER BY number DESC""")
                .param("submission", submission.value())
                .query((row, n) -> new Assessment(
                        row.getInt("number"),
                        row.getBoolean("draft"),
                        new PersonId(row.getObject("assessed_by", UUID.class)),
                        Columns.instant(row, "assessed_at"),
                        row.getString("overall"),
                        judgements.getOrDefault(row.getInt("number"), List.of()),
                        row.getBoolean("again")))
                .list();
    }

    /** Those of whom somebody has begun a draft. */
    Set<SubmissionId> drafts(CourseId course) {
        return new HashSet<>(jdbc.sql("""
                        SELECT DISTINCT a.submission_id FROM assessment a JOIN submission s ON s.id = a.submission_id
                        WHERE s.course_id = :course AND a.draft""")
                .param("course", course.value())
                .query((row, n) -> new SubmissionId(row.getObject("submission_id", UUID.class)))
                .list());
    }

    void add(SubmissionId submission, Assessment assessment) {
        jdbc.sql("""
                        INSERT INTO assessment (submission_id, number, draft, assessed_by, assessed_at, overall, again)
                        VALUES (:submission, :number, :draft, :by, :at, :overall, :again)""")
                .param("submission", submission.value())
                .param("number", assessment.number())
                .param("draft", assessment.draft())
                .param("by", assessment.by().value())
                .param("at", Columns.time(assessment.at()))
                .param("overall", assessment.overall())
                .param("again", assessment.again())
                .update();
        assessment
                .judgements()
                .forEach(judgement -> jdbc.sql("""
                        INSERT INTO judgement (submission_id, number, criterion_id, level_rank, remark)
                        VALUES (:submission, :number, :criterion, :rank, :remark)""")
                        .param("submission", submission.value())
                        .param("number", assessment.number())
                        .param("criterion", judgement.criterion().value())
                        .param("rank", judgement.rank())
                        .param("remark", judgement.remark())
                        .update());
    }

    /** A draft gives way to what is written next. */
    void removeDraft(SubmissionId submission) {
        jdbc.sql("""
                        DELETE FROM judgement WHERE submission_id = :submission AND number IN
                          (SELECT number FROM assessment WHERE submission_id = :submission AND draft)""").param("submission", submission.value()).update();
        jdbc.sql("DELETE FROM assessment WHERE submission_id = :submission AND draft")
                .param("submission", submission.value())
                .update();
    }

    private Map<Integer, List<Judgement>> judgements(SubmissionId submission) {
        Map<Integer, List<Judgement>> judgements = new HashMap<>();
        jdbc.sql("""
                        SELECT number, criterion_id, level_rank, remark FROM judgement
                        WHERE submission_id = :submission""").param("submission", submission.value()).query(row -> {
            judgements
                    .computeIfAbsent(row.getInt("number"), number -> new ArrayList<>())
                    .add(new Judgement(
                            new CriterionId(row.getObject("criterion_id", UUID.class)),
                            row.getObject("level_rank", Integer.class),
                            row.getString("remark")));
        });
        return judgements;
    }
}
