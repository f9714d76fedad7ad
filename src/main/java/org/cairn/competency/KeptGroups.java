package org.cairn.competency;

import java.util.List;
import java.util.UUID;
import org.cairn.shared.Bilingual;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The groups of frameworks, and what they hold. */
@Repository
class KeptGroups {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    KeptGroups(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    List<Contents.PlacedGroup> groups(FrameworkId framework) {
        return jdbc.sql("""
                        SELECT id, case_id, position, kind, code, title_en, title_fr FROM competency_group
                         WHERE framework_id = :framework ORDER BY position, id
                        """)
                .param("framework", framework.value())
                .query((row, number) -> new Contents.PlacedGroup(
                        new CompetencyGroup(
                                new CompetencyGroupId(row.getObject("id", UUID.class)),
                                new Bilingual(row.getString("title_en"), row.getString("title_fr")),
                                row.getString("code"),
                                row.getString("kind")),
                        row.getObject("case_id", UUID.class),
                        row.getInt("position")))
                .list();
    }

    List<Contents.Nesting> nestings(FrameworkId framework) {
        return jdbc.sql("""
                        SELECT parent_id, child_id, position FROM group_nesting
                         WHERE framework_id = :framework ORDER BY position, parent_id, child_id
                        """)
                .param("framework", framework.value())
                .query((row, number) -> new Contents.Nesting(
                        new CompetencyGroupId(row.getObject("parent_id", UUID.class)),
                        new CompetencyGroupId(row.getObject("child_id", UUID.class)),
                        row.getInt("position")))
                .list();
    }

    /** Of what is offered; a competency that is withdrawn stands nowhere. */
    List<Contents.Placement> placements(FrameworkId framework) {
        return jdbc.sql("""
                        SELECT p.group_id, p.competency_id, p.position
                          FROM group_placement p
                          JOIN framework_competency c ON c.framework_id = p.framework_id AND c.id = p.competency_id
                         WHERE p.framework_id = :framework AND c.withdrawn = FALSE
                         ORDER BY p.position, p.group_id, p.competency_id
                        """)
                .param("framework", framework.value())
                .query((row, number) -> new Contents.Placement(
                        new CompetencyGroupId(row.getObject("group_id", UUID.class)),
                        new CompetencyId(row.getObject("competency_id", UUID.class)),
                        row.getInt("position")))
                .list();
    }

    void add(FrameworkId framework, Contents.PlacedGroup placed) {
        jdbc.sql("""
                        INSERT INTO competency_group (framework_id, id, case_id, position, kind, code, title_en, title_fr)
                        VALUES (:framework, :id, :caseId, :position, :kind, :code, :titleEn, :titleFr)
                        """)
                .param("framework", framework.value())
                .param("id", placed.group().id().value())
                .param("caseId", placed.caseId())
                .param("position", placed.position())
                .param("kind", placed.group().kind())
                .param("code", placed.group().code())
                .param("titleEn", placed.group().title().en())
                .param("titleFr", placed.group().title().fr())
                .update();
    }

    void nest(FrameworkId framework, List<Contents.Nesting> nestings) {
        batches.batchUpdate(
                """
                INSERT INTO group_nesting (framework_id, parent_id, child_id, position)
                VALUES (:framework, :parent, :child, :position)
                ON CONFLICT DO NOTHING
                """,
                nestings.stream()
                        .map(nesting -> new MapSqlParameterSource("framework", framework.value())
                                .addValue("parent", nesting.parent().value())
                                .addValue("child", nesting.child().value())
                                .addValue("position", nesting.position()))
                        .toArray(SqlParameterSource[]::new));
    }

    void place(FrameworkId framework, List<Contents.Placement> placements) {
        batches.batchUpdate(
                """
                INSERT INTO group_placement (framework_id, group_id, competency_id, position)
                VALUES (:framework, :group, :competency, :position)
                ON CONFLICT DO NOTHING
                """,
                placements.stream()
                        .map(placement -> new MapSqlParameterSource("framework", framework.value())
                                .addValue("group", placement.group().value())
                                .addValue("competency", placement.competency().value())
                                .addValue("position", placement.position()))
                        .toArray(SqlParameterSource[]::new));
    }

    void change(FrameworkId framework, CompetencyGroup group) {
        jdbc.sql("""
                        UPDATE competency_group SET title_en = :titleEn, title_fr = :titleFr, kind = :kind, code = :code
                         WHERE framework_id = :framework AND id = :id
                        """)
                .param("framework", framework.value())
                .param("id", group.id().value())
                .param("titleEn", group.title().en())
                .param("titleFr", group.title().fr())
                .param("kind", group.kind())
                .param("code", group.code())
                .update();
    }

    /** The group stands in no other any more. */
    void takeOut(FrameworkId framework, CompetencyGroupId child) {
        jdbc.sql("DELETE FROM group_nesting WHERE framework_id = :framework AND child_id = :child")
                .param("framework", framework.value())
                .param("child", child.value())
                .update();
    }

    /** The competency stands in no group any more. */
    void takeOut(FrameworkId framework, CompetencyId competency) {
        jdbc.sql("DELETE FROM group_placement WHERE framework_id = :framework AND competency_id = :competency")
                .param("framework", framework.value())
                .param("competency", competency.value())
                .update();
    }

    void clear(FrameworkId framework) {
        jdbc.sql("DELETE FROM group_placement WHERE framework_id = :framework")
                .param("framework", framework.value())
                .update();
        jdbc.sql("DELETE FROM group_nesting WHERE framework_id = :framework")
                .param("framework", framework.value())
                .update();
        jdbc.sql("DELETE FROM competency_group WHERE framework_id = :framework")
                .param("framework", framework.value())
                .update();
    }
}
