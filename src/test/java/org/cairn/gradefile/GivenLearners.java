package org.cairn.gradefile;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.cairn.gradebook.GivenCourse;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Learners as launches and rosters would have left them. */
public final class GivenLearners {

    private GivenLearners() {}

    public static PersonId enrol(
            JdbcClient jdbc,
            GivenCourse course,
            String subject,
            @Nullable String name,
            @Nullable String email,
            @Nullable String sourcedId,
            boolean active) {
        UUID person = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        jdbc.sql("INSERT INTO person (id, institution_id, keeper_id, created_at) VALUES (?, ?, ?, ?)")
                .params(person, course.institution().value(), person, now)
                .update();
        jdbc.sql("""
                        INSERT INTO platform_identity (registration_id, subject, person_id, name, email, sourced_id, seen_at)
                        VALUES (:registration, :subject, :person, :name, :email, :sourced, :now)""")
                .param("registration", course.registration().value())
                .param("subject", subject)
                .param("person", person)
                .param("name", name)
                .param("email", email)
                .param("sourced", sourcedId)
                .param("now", now)
                .update();
        jdbc.sql("""
                        INSERT INTO enrolment (course_id, person_id, roles, active, seen_at)
                        VALUES (?, ?, 'LEARNER', ?, ?)""").params(course.id().value(), person, active, now).update();
        return new PersonId(person);
    }
}
