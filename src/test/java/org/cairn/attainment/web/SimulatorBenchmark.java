package org.cairn.attainment.web;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.cairn.competency.Competency;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

/**
 * What one look at the simulator costs in a class of 1,000 learners with 30 graded activities: reading, judging twice and
 * making the page, with the real stores on H2. Prints wall clock and CPU time of the first look and of later ones.
 *
 * <pre>./mvnw test -Dtest=SimulatorBenchmark -Dtest.excluded=none</pre>
 */
@Tag("benchmark")
@SpringBootTest
@ActiveProfiles("test")
class SimulatorBenchmark {

    private static final int LEARNERS = 1000;
    private static final int ITEMS = 30;
    private static final int LOOKS = 20;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @Autowired
    SimulatorController controller;

    @Autowired
    Microcredentials microcredentials;

    @Autowired
    CourseMaps courseMaps;

    @Autowired
    Publication publication;

    private final InstitutionId institution = new InstitutionId(UUID.randomUUID());
    private final CourseId course = new CourseId(UUID.randomUUID());
    private final UUID registration = UUID.randomUUID();

    @Test
    void looks() {
        keepCourse();
        List<UUID> items = keepItems();
        keepLearners(items);
        Visitor instructor = new Visitor(
                new LaunchId(UUID.randomUUID()),
                institution,
                course,
                new PersonId(UUID.randomUUID()),
                Set.of(Role.INSTRUCTOR),
                Locale.CANADA);
        CourseMap map = map(instructor, items);
        Desk desk = new Desk(instructor, controller);
        for (int look = 1; look <= LOOKS; look++) {
            measure(desk, "/teach/maps/" + map.id() + "/simulator?threshold=" + (60 + look), look);
        }
    }

    private static void measure(Desk desk, String path, int look) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long cpu = thread.getCurrentThreadCpuTime();
        long began = System.nanoTime();
        int status = desk.get(path).exchange().getResponse().getStatus();
        System.out.printf(
                "look %d: %d, %.0f ms, %.0f ms CPU%n",
                look, status, (System.nanoTime() - began) / 1e6, (thread.getCurrentThreadCpuTime() - cpu) / 1e6);
    }

    private CourseMap map(Visitor instructor, List<UUID> items) {
        MicrocredentialVersion version = microcredentials.take(instructor, "fall-protection");
        CourseMap draft = courseMaps.open(instructor, version.id());
        List<Competency> competencies = version.definition().competencies();
        for (int i = 0; i < items.size(); i++) {
            Competency competency = competencies.get(i % competencies.size());
            courseMaps.map(
                    instructor,
                    draft.id(),
                    new Mapping(
                            new LineItemId(items.get(i)),
                            competency.id(),
                            competency
                                    .criteria()
                                    .get(i / 3 % competency.criteria().size())
                                    .id(),
                            BigDecimal.valueOf(1 + i % 2),
                            false,
                            null));
        }
        return publication.publish(instructor, draft.id());
    }

    private void keepCourse() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        UUID deployment = UUID.randomUUID();
        jdbc.update(
                "INSERT INTO institution (id, name_en, created_at) VALUES (?, 'College', ?)", institution.value(), now);
        jdbc.update("""
                INSERT INTO registration (id, institution_id, name, issuer, client_id, authorization_endpoint,
                                          token_endpoint, jwks_uri, product_family, accepts_all_deployments, enabled,
                                          source, created_at)
                VALUES (?, ?, 'LMS', 'https://lms.example', ?, 'https://lms.example/auth', 'https://lms.example/token',
                        'https://lms.example/keys', 'moodle', TRUE, TRUE, 'test', ?)""", registration, institution.value(), registration.toString(), now);
        jdbc.update(
                "INSERT INTO deployment (id, registration_id, deployment_id, state, met_at) VALUES (?, ?, '1', 'ACCEPTED', ?)",
                deployment,
                registration,
                now);
        jdbc.update("""
                INSERT INTO course (id, institution_id, registration_id, deployment_id, context_id, label, title,
                                    gradebook_scopes, launched_at)
                VALUES (?, ?, ?, ?, 'big', 'BIG-1000', 'A very large class', '', ?)""", course.value(), institution.value(), registration, deployment, now);
    }

    private List<UUID> keepItems() {
        List<UUID> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            UUID item = UUID.randomUUID();
            items.add(item);
            jdbc.update(
                    """
                    INSERT INTO line_item (id, course_id, url, label, score_maximum, purpose, removed, met_at)
                    VALUES (?, ?, ?, ?, ?, 'EVIDENCE', FALSE, ?)""",
                    item,
                    course.value(),
                    "https://lms.example/" + item,
                    "Activity " + i,
                    List.of(10, 20, 40, 50, 100).get(i % 5),
                    OffsetDateTime.now(clock));
        }
        return items;
    }

    private void keepLearners(List<UUID> items) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<Object[]> persons = new ArrayList<>();
        List<Object[]> identities = new ArrayList<>();
        List<Object[]> enrolments = new ArrayList<>();
        List<Object[]> results = new ArrayList<>();
        List<Object[]> newest = new ArrayList<>();
        for (int learner = 0; learner < LEARNERS; learner++) {
            UUID person = UUID.randomUUID();
            persons.add(new Object[] {person, institution.value(), person, now});
            identities.add(new Object[] {registration, "subject-" + learner, person, "Learner " + learner, now});
            enrolments.add(new Object[] {course.value(), person, now});
            for (int i = 0; i < items.size(); i++) {
                UUID result = UUID.randomUUID();
                BigDecimal maximum =
                        BigDecimal.valueOf(List.of(10, 20, 40, 50, 100).get(i % 5));
                BigDecimal score = maximum.multiply(BigDecimal.valueOf(40 + (learner * 7L + i * 13L) % 61, 2));
                results.add(new Object[] {result, items.get(i), person, score, maximum, now});
                newest.add(new Object[] {items.get(i), person, result, score, maximum, now});
            }
        }
        jdbc.batchUpdate("INSERT INTO person (id, institution_id, keeper_id, created_at) VALUES (?, ?, ?, ?)", persons);
        jdbc.batchUpdate(
                "INSERT INTO platform_identity (registration_id, subject, person_id, name, seen_at) VALUES (?, ?, ?, ?, ?)",
                identities);
        jdbc.batchUpdate(
                "INSERT INTO enrolment (course_id, person_id, roles, active, seen_at) VALUES (?, ?, 'LEARNER', TRUE, ?)",
                enrolments);
        jdbc.batchUpdate("""
                INSERT INTO result (id, line_item_id, person_id, status, score, maximum, observed_at)
                VALUES (?, ?, ?, 'GRADED', ?, ?, ?)""", results);
        jdbc.batchUpdate("""
                INSERT INTO newest_result (line_item_id, person_id, result_id, status, score, maximum, observed_at)
                VALUES (?, ?, ?, 'GRADED', ?, ?, ?)""", newest);
    }
}
