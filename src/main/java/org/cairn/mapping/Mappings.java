package org.cairn.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.LineItemId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cells of draft course maps. Changed only while the draft is locked. */
@Repository
class Mappings {

    private final JdbcClient jdbc;

    Mappings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Mapping> of(CourseMapId courseMap) {
        return jdbc.sql("""
                        SELECT m.line_item_id, m.competency_id, m.criterion_id, m.weight, m.required, m.minimum,
                               m.place, m.group_name, m.take
                          FROM mapping m
                         WHERE m.course_map_id = :courseMap
                         ORDER BY m.line_item_id, m.criterion_id
                        """)
                .param("courseMap", courseMap.value())
                .query((row, number) -> new Mapping(
                        new LineItemId(row.getObject("line_item_id", UUID.class)),
                        new CompetencyId(row.getObject("competency_id", UUID.class)),
                        new CriterionId(row.getObject("criterion_id", UUID.class)),
                        plain(row.getBigDecimal("weight")),
                        row.getBoolean("required"),
                        nullable(row.getBigDecimal("minimum")),
                        row.getObject("place", Integer.class),
                        row.getString("group_name"),
                        row.getObject("take", Integer.class)))
                .list();
    }

    void add(CourseMapId courseMap, Mapping mapping) {
        jdbc.sql("""
                        INSERT INTO mapping (course_map_id, line_item_id, purpose, competency_id, criterion_id, weight,
                                             required, minimum, place, group_name, take)
                        VALUES (:courseMap, :lineItem, 'EVIDENCE', :competency, :criterion, :weight, :required,
                                :minimum, :place, :group, :take)
                        """)
                .param("courseMap", courseMap.value())
                .param("lineItem", mapping.lineItem().value())
                .param("competency", mapping.competency().value())
                .param("criterion", mapping.criterion().value())
                .param("weight", mapping.weight())
                .param("required", mapping.required())
                .param("minimum", mapping.minimum())
                .param("place", mapping.sequence())
                .param("group", mapping.group())
                .param("take", mapping.take())
                .update();
    }

    int remove(CourseMapId courseMap, LineItemId lineItem, CriterionId criterion) {
        return jdbc.sql("""
                        DELETE FROM mapping
                         WHERE course_map_id = :courseMap AND line_item_id = :lineItem AND criterion_id = :criterion
                        """)
                .param("courseMap", courseMap.value())
                .param("lineItem", lineItem.value())
                .param("criterion", criterion.value())
                .update();
    }

    /** One activity counts once in a competency, so all of its cells there say the same. */
    int alike(CourseMapId courseMap, Mapping mapping) {
        return jdbc.sql("""
                        UPDATE mapping SET weight = :weight, required = :required, minimum = :minimum, place = :place,
                                           group_name = :group, take = :take
                         WHERE course_map_id = :courseMap AND line_item_id = :lineItem
                           AND competency_id = :competency
                        """)
                .param("courseMap", courseMap.value())
                .param("lineItem", mapping.lineItem().value())
                .param("competency", mapping.competency().value())
                .param("weight", mapping.weight())
                .param("required", mapping.required())
                .param("minimum", mapping.minimum())
                .param("place", mapping.sequence())
                .param("group", mapping.group())
                .param("take", mapping.take())
                .update();
    }

    /** All of a group in a competency say how many of it count. */
    int takeAlike(CourseMapId courseMap, Mapping mapping) {
        return mapping.group() == null
                ? 0
                : jdbc.sql("""
                                UPDATE mapping SET take = :take
                                 WHERE course_map_id = :courseMap AND competency_id = :competency
                                   AND group_name = :group
                                """)
                        .param("courseMap", courseMap.value())
                        .param("competency", mapping.competency().value())
                        .param("group", mapping.group())
                        .param("take", mapping.take())
                        .update();
    }

    /** The activity weighs the same in every competency. */
    int weighEverywhere(CourseMapId courseMap, LineItemId lineItem, BigDecimal weight) {
        return jdbc.sql("""
                        UPDATE mapping SET weight = :weight
                         WHERE course_map_id = :courseMap AND line_item_id = :lineItem
                        """)
                .param("courseMap", courseMap.value())
                .param("lineItem", lineItem.value())
                .param("weight", weight)
                .update();
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private static @Nullable BigDecimal nullable(@Nullable BigDecimal number) {
        return number == null ? null : plain(number);
    }
}
