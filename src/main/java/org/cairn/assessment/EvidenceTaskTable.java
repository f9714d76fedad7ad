package org.cairn.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.Columns;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which activities ask for evidence, and by what it is judged. */
@Repository
class EvidenceTaskTable {

    private final JdbcClient jdbc;

    EvidenceTaskTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<EvidenceTask> find(CourseId course, ActivityId activity) {
        return jdbc.sql("SELECT kinds FROM evidence_task WHERE activity_id = :activity AND course_id = :course")
                .param("activity", activity.value())
                .param("course", course.value())
                .query((row, n) -> kinds(row.getString("kinds")))
                .optional()
                .map(kinds -> new EvidenceTask(activity, course, kinds, rows(activity)));
    }

    Set<ActivityId> in(CourseId course) {
        return jdbc
                .sql("SELECT activity_id FROM evidence_task WHERE course_id = :course")
                .param("course", course.value())
                .query((row, n) -> new ActivityId(row.getObject("activity_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** What may be handed in; the criteria stay. */
    int change(EvidenceTask task, Instant now) {
        return jdbc.sql("""
                        UPDATE evidence_task SET kinds = :kinds, changed_at = :now
                        WHERE activity_id = :activity AND course_id = :course""")
                .param("kinds", text(task.kinds()))
                .param("now", Columns.time(now))
                .param("activity", task.activity().value())
                .param("course", task.course().value())
                .update();
    }

    /** In place of what stood. */
    void put(EvidenceTask task, Instant now) {
        jdbc.sql("DELETE FROM evidence_level WHERE activity_id = :activity")
                .param("activity", task.activity().value())
                .update();
        jdbc.sql("DELETE FROM evidence_criterion WHERE activity_id = :activity")
                .param("activity", task.activity().value())
                .update();
        if (change(task, now) == 0) {
            jdbc.sql("""
                            INSERT INTO evidence_task (activity_id, course_id, kinds, changed_at)
                            VALUES (:activity, :course, :kinds, :now)""")
                    .param("activity", task.activity().value())
                    .param("course", task.course().value())
                    .param("kinds", text(task.kinds()))
                    .param("now", Columns.time(now))
                    .update();
        }
        for (int place = 0; place < task.rows().size(); place++) {
            add(task.activity(), place, task.rows().get(place));
        }
    }

    private void add(ActivityId activity, int place, MarkingRow row) {
        jdbc.sql("""
                        INSERT INTO evidence_criterion (activity_id, criterion_id, place, competency_id, competency_en,
                          competency_fr, text_en, text_fr)
                        VALUES (:activity, :criterion, :place, :competency, :titleEn, :titleFr, :en, :fr)""")
                .param("activity", activity.value())
                .param("criterion", row.criterion().value())
                .param("place", place)
                .param("competency", row.competency().value())
                .param("titleEn", row.title().en())
                .param("titleFr", row.title().fr())
                .param("en", row.text().en())
                .param("fr", row.text().fr())
                .update();
        row.steps().forEach(step -> add(activity, row.criterion(), step));
    }

    private void add(ActivityId activity, CriterionId criterion, MarkingRow.Step step) {
        Bilingual looks = step.looks();
        jdbc.sql("""
                        INSERT INTO evidence_level (activity_id, criterion_id, level_rank, label_en, label_fr, looks_en,
                          looks_fr, points)
                        VALUES (:activity, :criterion, :rank, :labelEn, :labelFr, :en, :fr, :points)""")
                .param("activity", activity.value())
                .param("criterion", criterion.value())
                .param("rank", step.rank())
                .param("labelEn", step.label().en())
                .param("labelFr", step.label().fr())
                .param("en", looks == null ? null : looks.en())
                .param("fr", looks == null ? null : looks.fr())
                .param("points", step.points())
                .update();
    }

    private List<MarkingRow> rows(ActivityId activity) {
        Map<CriterionId, List<MarkingRow.Step>> steps = steps(activity);
        return jdbc.sql("""
                        SELECT criterion_id, competency_id, competency_en, competency_fr, text_en, text_fr
                        FROM evidence_criterion WHERE activity_id = :activity ORDER BY place""")
                .param("activity", activity.value())
                .query((row, n) -> {
                    CriterionId criterion = new CriterionId(row.getObject("criterion_id", UUID.class));
                    return new MarkingRow(
                            criterion,
                            new CompetencyId(row.getObject("competency_id", UUID.class)),
                            new Bilingual(row.getString("competency_en"), row.getString("competency_fr")),
                            new Bilingual(row.getString("text_en"), row.getString("text_fr")),
                            steps.getOrDefault(criterion, List.of()));
                })
                .list();
    }

    private Map<CriterionId, List<MarkingRow.Step>> steps(ActivityId activity) {
        Map<CriterionId, List<MarkingRow.Step>> steps = new HashMap<>();
        jdbc.sql("""
                        SELECT criterion_id, level_rank, label_en, label_fr, looks_en, looks_fr, points
                        FROM evidence_level WHERE activity_id = :activity ORDER BY level_rank""").param("activity", activity.value()).query(row -> {
            steps.computeIfAbsent(new CriterionId(row.getObject("criterion_id", UUID.class)), id -> new ArrayList<>())
                    .add(step(row));
        });
        return steps;
    }

    private static MarkingRow.Step step(ResultSet row) throws SQLException {
        return new MarkingRow.Step(
                row.getInt("level_rank"),
                new Bilingual(row.getString("label_en"), row.getString("label_fr")),
                words(row.getString("looks_en"), row.getString("looks_fr")),
                row.getBigDecimal("points").stripTrailingZeros());
    }

    private static @Nullable Bilingual words(@Nullable String en, @Nullable String fr) {
        return en == null && fr == null ? null : new Bilingual(en, fr);
    }

    private static String text(Set<Piece.Kind> kinds) {
        return kinds.stream().map(Piece.Kind::name).collect(Collectors.joining(" "));
    }

    private static Set<Piece.Kind> kinds(String text) {
        return Arrays.stream(text.split(" ", -1)).map(Piece.Kind::valueOf).collect(Collectors.toSet());
    }
}
