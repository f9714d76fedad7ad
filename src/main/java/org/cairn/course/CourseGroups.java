package org.cairn.course;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.course.nrps.ContextGroup;
import org.cairn.course.nrps.Memberships;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The groups of each course, where its platform tells of them (Course Groups 1.0). Without it, there are none. */
@Service
public class CourseGroups {

    private static final Logger log = LoggerFactory.getLogger(CourseGroups.class);
    private static final int LONGEST_NAME = 500;

    private final Memberships memberships;
    private final JdbcClient jdbc;
    private final JdbcTemplate rows;

    CourseGroups(Memberships memberships, JdbcClient jdbc, JdbcTemplate rows) {
        this.memberships = memberships;
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** By name. */
    public List<CourseGroup> in(CourseId course) {
        Map<UUID, Set<PersonId>> members = new HashMap<>();
        jdbc.sql("""
                        SELECT m.course_group, m.person_id FROM course_group_member m
                          JOIN course_group g ON g.id = m.course_group
                         WHERE g.course_id = :course
                        """).param("course", course.value()).query(row -> {
            members.computeIfAbsent(row.getObject("course_group", UUID.class), id -> new HashSet<>())
                    .add(new PersonId(row.getObject("person_id", UUID.class)));
        });
        return jdbc.sql("SELECT id, group_id, name FROM course_group WHERE course_id = :course ORDER BY name, group_id")
                .param("course", course.value())
                .query((row, number) -> new CourseGroup(
                        row.getString("group_id"),
                        row.getString("name"),
                        members.getOrDefault(row.getObject("id", UUID.class), Set.of())))
                .list();
    }

    /**
     * Asks the platform which groups there are, and keeps them. A platform that fails here fails at nothing else.
     *
     * @return whether it tells of groups
     */
    boolean read(Course course) {
        @Nullable URI address = course.groups();
        if (address == null) {
            return false;
        }
        try {
            keep(course.id(), memberships.groups(course.registration(), address));
            return true;
        } catch (Refusal refusal) {
            log.info("the groups of course {} could not be read: {}", course.id(), refusal.key());
            return false;
        }
    }

    /** Notes who is in which group, for these members; whoever is not among them stays where they were. */
    void join(CourseId course, Map<String, Listed> members, Map<String, PersonId> persons) {
        Map<String, UUID> known = known(course);
        if (known.isEmpty()) {
            return;
        }
        rows.batchUpdate("""
                DELETE FROM course_group_member WHERE person_id = ?
                   AND course_group IN (SELECT id FROM course_group WHERE course_id = ?)""", persons.values(), Batches.SIZE, Batches.row(person ->
                new Object[] {person.value(), course.value()}));
        List<Object[]> joined = members.values().stream()
                .filter(member -> member.active() && persons.containsKey(member.subject()))
                .flatMap(member -> member.groups().stream()
                        .flatMap(group -> Optional.ofNullable(known.get(group)).stream())
                        .map(group -> new Object[] {
                            group, persons.get(member.subject()).value()
                        }))
                .toList();
        rows.batchUpdate(
                "INSERT INTO course_group_member (course_group, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                joined,
                Batches.SIZE,
                Batches.row(row -> row));
    }

    private void keep(CourseId course, List<ContextGroup> groups) {
        Map<String, UUID> gone = known(course);
        for (ContextGroup group : groups) {
            String id = group.id();
            if (id == null || !Listed.isUsable(id)) {
                continue;
            }
            String name = Optional.ofNullable(Listed.given(group.name(), LONGEST_NAME))
                    .orElse(id);
            UUID known = gone.remove(id);
            if (known == null) {
                add(course, id, name);
            } else {
                jdbc.sql("UPDATE course_group SET name = :name WHERE id = :id")
                        .param("name", name)
                        .param("id", known)
                        .update();
            }
        }
        gone.values().forEach(this::remove);
    }

    private void add(CourseId course, String group, String name) {
        jdbc.sql("""
                        INSERT INTO course_group (id, course_id, group_id, name)
                        VALUES (:id, :course, :group, :name) ON CONFLICT DO NOTHING
                        """)
                .param("id", UUID.randomUUID())
                .param("course", course.value())
                .param("group", group)
                .param("name", name)
                .update();
    }

    private void remove(UUID group) {
        for (String sql : List.of(
                "DELETE FROM course_group_member WHERE course_group = :id",
                "DELETE FROM course_group WHERE id = :id")) {
            jdbc.sql(sql).param("id", group).update();
        }
    }

    private Map<String, UUID> known(CourseId course) {
        Map<String, UUID> known = new HashMap<>();
        jdbc.sql("SELECT id, group_id FROM course_group WHERE course_id = :course")
                .param("course", course.value())
                .query(row -> {
                    known.put(row.getString("group_id"), row.getObject("id", UUID.class));
                });
        return known;
    }
}
