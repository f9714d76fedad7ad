package org.cairn.privacy;

import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.cairn.assessment.Assessments;
import org.cairn.assessment.Judgement;
import org.cairn.assessment.Subject;
import org.cairn.assessment.Submission;
import org.cairn.assessment.Submissions;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.Ruling;
import org.cairn.attainment.Rulings;
import org.cairn.award.Appeals;
import org.cairn.award.Award;
import org.cairn.award.Awards;
import org.cairn.competency.Competency;
import org.cairn.course.Arrival;
import org.cairn.course.Courses;
import org.cairn.course.JoinProof;
import org.cairn.course.JoinedPersons;
import org.cairn.course.Roster;
import org.cairn.credential.Credentials;
import org.cairn.credential.Disclosures;
import org.cairn.credential.disclosure.About;
import org.cairn.credential.disclosure.Disclosure;
import org.cairn.credential.disclosure.SharedEvidence;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.SourceName;
import org.cairn.letter.Occasion;
import org.cairn.letter.Wishes;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.shared.CourseId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.RunningCairn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A course of a running Cairn, and learners of whom every text that anybody can say holds a word of their own. */
final class Household {

    final RunningCairn cairn;
    final JdbcClient jdbc;
    final Registration registration;
    final CourseId course;
    final Visitor instructor;

    private final CourseMap map;
    private final List<Competency> competencies;
    private final UUID activity = UUID.randomUUID();

    Household(RunningCairn cairn) {
        this.cairn = cairn;
        jdbc = cairn.bean(JdbcClient.class);
        Platforms platforms = cairn.bean(Platforms.class);
        registration = platforms.registrations().get(0);
        platforms.meet(registration, "household");
        course = cairn.bean(Courses.class)
                .arrive(arrival("teacher", "Teacher", Role.INSTRUCTOR))
                .id();
        instructor = visitor(welcome("teacher", "Teacher", Role.INSTRUCTOR), Role.INSTRUCTOR);
        MicrocredentialVersion draft = cairn.bean(Microcredentials.class).take(instructor, "fall-protection");
        competencies = draft.definition().competencies();
        map = published(draft);
    }

    private CourseMap published(MicrocredentialVersion draft) {
        jdbc.sql("""
                        INSERT INTO line_item (id, course_id, url, label, score_maximum, purpose, removed, met_at)
                        VALUES (:id, :course, 'https://lms.example/drill', 'Rescue drill', 50, 'EVIDENCE', FALSE, :now)""")
                .param("id", activity)
                .param("course", course.value())
                .param("now", now())
                .update();
        CourseMaps maps = cairn.bean(CourseMaps.class);
        CourseMap opened = maps.open(instructor, draft.id());
        competencies.forEach(competency -> maps.map(
                instructor,
                opened.id(),
                new Mapping(
                        new LineItemId(activity),
                        competency.id(),
                        competency.criteria().get(0).id(),
                        BigDecimal.ONE,
                        false,
                        null)));
        return cairn.bean(Publication.class).publish(instructor, opened.id());
    }

    Arrival arrival(String subject, String name, Role role) {
        return new Arrival(
                registration.institution(),
                registration.id(),
                cairn.bean(Platforms.class)
                        .deployment(registration.id(), "household")
                        .orElseThrow()
                        .id(),
                "household",
                "FALL-1010",
                "Fall protection",
                null,
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                subject,
                name,
                name + "@example.org",
                name + "-number",
                Set.of(role));
    }

    PersonId welcome(String subject, String name, Role role) {
        return cairn.bean(Roster.class)
                .welcome(cairn.bean(Courses.class).find(course).orElseThrow(), arrival(subject, name, role));
    }

    Visitor visitor(PersonId person, Role role) {
        return new Visitor(
                new LaunchId(UUID.randomUUID()),
                registration.institution(),
                course,
                person,
                Set.of(role),
                Locale.CANADA);
    }

    /** Somebody with an award in force, a published credential and an open appeal; the word is in all that was said. */
    PersonId learner(String word) {
        PersonId person = welcome(word + "-subject", word, Role.LEARNER);
        Visitor learner = visitor(person, Role.LEARNER);
        graded(person);
        joinedBefore(person, word);
        handsIn(learner, word);
        competencies.forEach(competency -> cairn.bean(Rulings.class)
                .decide(
                        instructor,
                        map.id(),
                        person,
                        new Rulings.Wish(competency.id(), Ruling.Kind.GRANT, null, null, "As observed: " + word)));
        cairn.bean(Attainments.class).evaluateNow(course);
        Award award = awarded(person);
        String id = signed(learner, award);
        Credentials credentials = cairn.bean(Credentials.class);
        credentials.publish(learner.holder(), id, word);
        cairn.bean(Disclosures.class)
                .disclose(
                        learner.holder(),
                        id,
                        new Disclosure(
                                new About.Did("did:web:" + word.toLowerCase(Locale.ROOT) + ".example.org"),
                                List.of(new SharedEvidence(word, word, "https://example.org/" + word))));
        cairn.bean(Wishes.class).ask(learner, word + "@letters.example", EnumSet.allOf(Occasion.class), false);
        cairn.bean(Appeals.class).againstAward(learner, award.id(), "I think otherwise: " + word);
        revokedOnce(award, word);
        kept(learner, word);
        return person;
    }

    /** Somebody who has marks and has handed something in, of whom nothing was decided. */
    PersonId beginner(String word) {
        PersonId person = welcome(word + "-subject", word, Role.LEARNER);
        graded(person, 20);
        Subject subject = new Subject.PriorLearning(competencies.get(0).id());
        cairn.bean(Submissions.class)
                .addFile(
                        visitor(person, Role.LEARNER),
                        subject,
                        word + ".pdf",
                        ("%PDF-1.7\n" + word + "\n%%EOF").getBytes(StandardCharsets.UTF_8),
                        Set.of());
        return person;
    }

    /** As after a reading that brought something new of everybody. */
    void evaluated() {
        jdbc.sql("""
                        INSERT INTO changed_learner (course_id, person_id)
                        SELECT course_id, person_id FROM enrolment
                         WHERE course_id = :course AND roles = 'LEARNER'""").param("course", course.value()).update();
        cairn.bean(Gradebook.class).take(course, new SourceName("file"), intake -> {});
        cairn.bean(Attainments.class).evaluateNow(course);
    }

    /** Somebody of whose evidence an assessor has said something. */
    PersonId assessed(String word) {
        PersonId person = welcome(word + "-subject", word, Role.LEARNER);
        graded(person, 20);
        handsIn(visitor(person, Role.LEARNER), word);
        return person;
    }

    private Award awarded(PersonId person) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !cairn.bean(Awards.class).of(person).isEmpty());
        return cairn.bean(Awards.class).of(person).get(0);
    }

    String signed(Visitor learner, Award award) {
        Credentials credentials = cairn.bean(Credentials.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> credentials.ofAward(award.id()).orElseThrow().id() != null);
        return String.valueOf(credentials.ofAward(award.id()).orElseThrow().id());
    }

    private void graded(PersonId person) {
        graded(person, 45);
    }

    private void graded(PersonId person, int score) {
        UUID result = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO result (id, line_item_id, person_id, status, score, maximum, observed_at)
                        VALUES (:id, :item, :person, 'GRADED', :score, 50, :now)""")
                .param("id", result)
                .param("item", activity)
                .param("person", person.value())
                .param("score", score)
                .param("now", now())
                .update();
        jdbc.sql("""
                        INSERT INTO newest_result (line_item_id, person_id, result_id, status, score, maximum, observed_at)
                        VALUES (:item, :person, :id, 'GRADED', :score, 50, :now)""")
                .param("id", result)
                .param("item", activity)
                .param("person", person.value())
                .param("score", score)
                .param("now", now())
                .update();
    }

    /** The same human by another identity. */
    private void joinedBefore(PersonId person, String word) {
        PersonId other = welcome(word + "-elsewhere", word + " elsewhere", Role.LEARNER);
        cairn.bean(JoinedPersons.class).join(person, other, JoinProof.code(person));
    }

    private void handsIn(Visitor learner, String word) {
        Subject subject = new Subject.PriorLearning(competencies.get(0).id());
        Submissions submissions = cairn.bean(Submissions.class);
        submissions.addText(learner, subject, "I have done this: " + word, Set.of());
        submissions.addLink(learner, subject, URI.create("https://example.org/" + word), Set.of());
        submissions.addFile(
                learner,
                subject,
                word + ".pdf",
                ("%PDF-1.7\n" + word + "\n%%EOF").getBytes(StandardCharsets.UTF_8),
                Set.of());
        submissions.handIn(learner, subject);
        Submission handedIn = submissions.mine(learner, subject).orElseThrow();
        Assessments assessments = cairn.bean(Assessments.class);
        List<Judgement> judgements = assessments.rows(handedIn).stream()
                .map(row -> new Judgement(row.criterion(), row.steps().get(0).rank(), "Not yet: " + word))
                .toList();
        assessments.save(
                instructor, handedIn.id(), handedIn.version(), new Assessments.Said(word, judgements, false), true);
    }

    private void revokedOnce(Award award, String word) {
        UUID before = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO award (institution_id, id, microcredential_id, version_id, course_id, person_id, holder_id,
                          cycle, state, awarded_at, levels, snapshot, snapshot_hash)
                        SELECT institution_id, :before, microcredential_id, version_id, course_id, person_id, holder_id,
                          99, 'REVOKED', awarded_at, levels, snapshot, snapshot_hash FROM award WHERE id = :id""").param("before", before).param("id", award.id().value()).update();
        jdbc.sql("""
                        INSERT INTO award_suspension (award_id, number, what, reason, actor_kind, actor_id, happened_at)
                        VALUES (:id, 1, 'SUSPENDED', :reason, 'INSTRUCTOR', :by, :now)""")
                .param("id", before)
                .param("reason", "In doubt: " + word)
                .param("by", instructor.person().value())
                .param("now", now())
                .update();
        jdbc.sql("""
                        INSERT INTO award_revocation (award_id, state, reason, revoked_by, revoker_kind, revoked_at)
                        VALUES (:id, 'REVOKED', :reason, :by, 'INSTRUCTOR', :now)""")
                .param("id", before)
                .param("reason", "A mistake: " + word)
                .param("by", instructor.person().value())
                .param("now", now())
                .update();
    }

    /** What a launch, a session, a file and a gradebook leave behind. */
    private void kept(Visitor learner, String word) {
        launched(learner, word, null, "[]");
        launched(instructor, "nothing", word + "-subject", "[\"" + word + "-subject\"]");
        jdbc.sql("""
                        INSERT INTO agreement (id, registration_id, subject, accepted, answered_at, state)
                        VALUES (:id, :registration, :subject, TRUE, :now, 'TOLD')""")
                .param("id", UUID.randomUUID())
                .param("registration", registration.id().value())
                .param("subject", word + "-subject")
                .param("now", now())
                .update();
        jdbc.sql("""
                        INSERT INTO quarantined_value (id, course_id, grade_source, source, label, subject, reason, content,
                          observed_at)
                        VALUES (:id, :course, 'ags', 'x', 'Drill', :subject, 'NEGATIVE', :content, :now)""")
                .param("id", UUID.randomUUID())
                .param("course", course.value())
                .param("subject", word + "-subject")
                .param("content", word)
                .param("now", now())
                .update();
        jdbc.sql("""
                        INSERT INTO grade_file (id, course_id, person_id, name, content, made_at)
                        VALUES (:id, :course, :person, 'grades.csv', :content, :now)""")
                .param("id", UUID.randomUUID())
                .param("course", course.value())
                .param("person", instructor.person().value())
                .param("content", (word + ",45").getBytes(StandardCharsets.UTF_8))
                .param("now", now())
                .update();
        jdbc.sql(
                        "INSERT INTO join_file (institution_id, id, content, kept_at) VALUES (:institution, :id, :content, :now)")
                .param("institution", registration.institution().value())
                .param("id", UUID.randomUUID())
                .param("content", word + "-number")
                .param("now", now())
                .update();
        session(learner.person(), word);
    }

    private void launched(Visitor visitor, String custom, String forUser, String mentees) {
        jdbc.sql("""
                        INSERT INTO launch (id, institution_id, registration_id, deployment_id, course_id, person_id, roles,
                          locale, message_type, custom, framed, launched_at, for_user, mentees)
                        VALUES (:id, :institution, :registration, 'household', :course, :person, 'LEARNER', 'en',
                          'LtiResourceLinkRequest', :custom, FALSE, :now, :user, :mentees)""")
                .param(
                        "id",
                        visitor.launch().value().equals(instructor.launch().value())
                                ? UUID.randomUUID()
                                : visitor.launch().value())
                .param("institution", registration.institution().value())
                .param("registration", registration.id().value())
                .param("course", course.value())
                .param("person", visitor.person().value())
                .param("custom", "{\"said\":\"" + custom + "\"}")
                .param("now", now())
                .param("user", forUser)
                .param("mentees", mentees)
                .update();
    }

    private void session(PersonId person, String word) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                        INSERT INTO spring_session (primary_id, session_id, creation_time, last_access_time,
                          max_inactive_interval, expiry_time, principal_name)
                        VALUES (:id, :id, 1, 1, 1800, 9999999999999, :principal)""")
                .param("id", id)
                .param("principal", registration.id() + ":" + person)
                .update();
        jdbc.sql("""
                        INSERT INTO spring_session_attributes (session_primary_id, attribute_name, attribute_bytes)
                        VALUES (:id, 'said', :bytes)""")
                .param("id", id)
                .param("bytes", word.getBytes(StandardCharsets.UTF_8))
                .update();
    }

    /** Every column of every table in which this word stands, whatever the letters, and in how many rows. */
    Map<String, Integer> where(String word) {
        Map<String, Integer> found = new TreeMap<>();
        jdbc.sql("""
                        SELECT LOWER(table_name) AS name FROM information_schema.tables
                         WHERE LOWER(table_schema) = 'public' AND LOWER(table_name) <> 'flyway_schema_history'""")
                .query(String.class)
                .list()
                .forEach(table -> jdbc.sql("SELECT * FROM " + table).query(row -> {
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        if (says(row.getObject(i) instanceof byte[] ? row.getBytes(i) : row.getString(i), word)) {
                            found.merge(table + "." + row.getMetaData().getColumnLabel(i), 1, Integer::sum);
                        }
                    }
                }));
        return found;
    }

    private static boolean says(Object value, String word) {
        if (value == null) {
            return false;
        }
        String text = value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value.toString();
        return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
