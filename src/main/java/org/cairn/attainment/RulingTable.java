package org.cairn.attainment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.competency.CompetencyId;
import org.cairn.gradebook.LineItemId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have decided. Rows are only added. */
@Repository
class RulingTable {

    private static final String COLUMNS =
            "competency_id, kind, level_id, reason, ruled_by, ruled_as, ruled_at, line_item_id, prior_learning";

    private final JdbcClient jdbc;

    RulingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(CourseId course, PersonId person, Ruling ruling) {
        jdbc.sql("""
                        INSERT INTO ruling (id, course_id, person_id, competency_id, kind, level_id, reason, ruled_by,
                                            ruled_as, ruled_at, line_item_id, prior_learning)
                        VALUES (:id, :course, :person, :competency, :kind, :level, :reason, :by, :as, :at, :item, :prior)
                        """)
                .param("id", UUID.randomUUID())
                .param("course", course.value())
                .param("person", person.value())
                .param("competency", ruling.competency().value())
                .param("kind", ruling.kind().name())
                .param("level", ruling.level())
                .param("reason", ruling.reason())
                .param("by", ruling.by().value())
                .param("as", ruling.as().name())
                .param("at", ruling.at().atOffset(ZoneOffset.UTC))
                .param(
                        "item",
                        ruling.lineItem() == null ? null : ruling.lineItem().value())
                .param("prior", Boolean.TRUE.equals(ruling.priorLearning()))
                .update();
    }

    /** Of one learner, oldest first. */
    List<Ruling> of(CourseId course, PersonId person) {
        return of(course, List.of(person)).getOrDefault(person, List.of());
    }

    /** Of each of these learners of whom something was decided, oldest first. */
    Map<PersonId, List<Ruling>> of(CourseId course, Collection<PersonId> persons) {
        Map<PersonId, List<Ruling>> rulings = new HashMap<>();
        if (!persons.isEmpty()) {
            jdbc.sql("SELECT person_id, " + COLUMNS + """
                             FROM ruling WHERE course_id = :course AND person_id IN (:persons) ORDER BY ruled_at, id
                            """)
                    .param("course", course.value())
                    .param("persons", persons.stream().map(PersonId::value).toList())
                    .query(row -> {
                        add(rulings, row);
                    });
        }
        return rulings;
    }

    /** Of everybody in the course, oldest first. */
    Map<PersonId, List<Ruling>> of(CourseId course) {
        Map<PersonId, List<Ruling>> rulings = new HashMap<>();
        jdbc.sql("SELECT person_id, " + COLUMNS + " FROM ruling WHERE course_id = :course ORDER BY ruled_at, id")
                .param("course", course.value())
                .query(row -> {
                    add(rulings, row);
                });
        return rulings;
    }

    private static void add(Map<PersonId, List<Ruling>> rulings, ResultSet row) throws SQLException {
        rulings.computeIfAbsent(new PersonId(row.getObject("person_id", UUID.class)), person -> new ArrayList<>())
                .add(ruling(row));
    }

    private static Ruling ruling(ResultSet row) throws SQLException {
        UUID lineItem = row.getObject("line_item_id", UUID.class);
        return new Ruling(
                new CompetencyId(row.getObject("competency_id", UUID.class)),
                Ruling.Kind.valueOf(row.getString("kind")),
                row.getObject("level_id", UUID.class),
                row.getString("reason"),
                new PersonId(row.getObject("ruled_by", UUID.class)),
                Role.valueOf(row.getString("ruled_as")),
                row.getObject("ruled_at", OffsetDateTime.class).toInstant(),
                lineItem == null ? null : new LineItemId(lineItem),
                row.getBoolean("prior_learning"));
    }
}
