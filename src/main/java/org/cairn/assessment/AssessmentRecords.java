package org.cairn.assessment;

import org.cairn.shared.PersonalRecords;
import org.cairn.shared.PersonalRecords.Use;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What learners have handed in, and what was said of it. */
@Configuration(proxyBeanMethods = false)
class AssessmentRecords {

    @Bean
    PersonalRecords heldByAssessment() {
        return workIn(told())
                .forgets("""
                        DELETE FROM piece_criterion WHERE piece_id IN (
                          SELECT p.id FROM evidence_piece p JOIN submission s ON s.id = p.submission_id
                           WHERE s.person_id IN (:persons))""", """
                        DELETE FROM evidence_piece WHERE submission_id IN (
                          SELECT id FROM submission WHERE person_id IN (:persons))""", """
                        DELETE FROM judgement WHERE submission_id IN (
                          SELECT id FROM submission WHERE person_id IN (:persons))""", """
                        DELETE FROM assessment WHERE submission_id IN (
                          SELECT id FROM submission WHERE person_id IN (:persons))""", "DELETE FROM submission WHERE person_id IN (:persons)")
                .decides("""
                        SELECT max(a.assessed_at) FROM assessment a JOIN submission s ON s.id = a.submission_id
                         WHERE s.person_id IN (:persons) AND NOT a.draft""");
    }

    private static PersonalRecords told() {
        return PersonalRecords.of("assessment")
                .tells("submissions", Use.FOR_DECISIONS, """
                        SELECT s.id AS submission, c.title AS course, a.title AS activity, s.competency_id AS competency,
                               s.state, s.handed_in_at
                          FROM submission s JOIN course c ON c.id = s.course_id LEFT JOIN activity a ON a.id = s.activity_id
                         WHERE s.person_id IN (:persons) ORDER BY c.title, s.id""")
                .tells("pieces", Use.FOR_DECISIONS, """
                        SELECT p.submission_id AS submission, p.kind, p.words, p.file_type, p.file_size, p.sha256, p.added_at
                          FROM evidence_piece p JOIN submission s ON s.id = p.submission_id
                         WHERE s.person_id IN (:persons) ORDER BY p.added_at, p.id""")
                .tells("assessments", Use.FOR_DECISIONS, """
                        SELECT a.submission_id AS submission, a.number, a.assessed_at, a.overall
                          FROM assessment a JOIN submission s ON s.id = a.submission_id
                         WHERE s.person_id IN (:persons) AND NOT a.draft ORDER BY a.submission_id, a.number""")
                .tells("judgements", Use.FOR_DECISIONS, """
                        SELECT j.submission_id AS submission, j.number, j.criterion_id AS criterion, j.level_rank, j.remark
                          FROM judgement j JOIN submission s ON s.id = j.submission_id
                          JOIN assessment a ON a.submission_id = j.submission_id AND a.number = j.number
                         WHERE s.person_id IN (:persons) AND NOT a.draft
                         ORDER BY j.submission_id, j.number, j.criterion_id""")
                .tells("evidence", Use.FOR_DECISIONS, """
                        SELECT p.words AS file, p.content FROM evidence_piece p JOIN submission s ON s.id = p.submission_id
                         WHERE s.person_id IN (:persons) AND p.content IS NOT NULL ORDER BY p.added_at, p.id""");
    }

    /** As it is of one course. */
    private static PersonalRecords workIn(PersonalRecords told) {
        return told.keepsWork(
                        "SELECT person_id FROM submission WHERE course_id = :course",
                        """
                        DELETE FROM piece_criterion WHERE piece_id IN (
                          SELECT p.id FROM evidence_piece p JOIN submission s ON s.id = p.submission_id
                           WHERE s.course_id = :course AND s.person_id IN (:persons))""",
                        """
                        DELETE FROM evidence_piece WHERE submission_id IN (
                          SELECT id FROM submission WHERE course_id = :course AND person_id IN (:persons))""",
                        """
                        DELETE FROM judgement WHERE submission_id IN (
                          SELECT id FROM submission WHERE course_id = :course AND person_id IN (:persons))""",
                        """
                        DELETE FROM assessment WHERE submission_id IN (
                          SELECT id FROM submission WHERE course_id = :course AND person_id IN (:persons))""",
                        "DELETE FROM submission WHERE course_id = :course AND person_id IN (:persons)")
                .needsWork("""
                        SELECT p.id FROM assessment a JOIN submission s ON s.id = a.submission_id
                          JOIN person k ON k.id = s.person_id JOIN person p ON p.keeper_id = k.keeper_id
                         WHERE s.course_id = :course AND NOT a.draft AND a.assessed_at >= :since""");
    }
}
