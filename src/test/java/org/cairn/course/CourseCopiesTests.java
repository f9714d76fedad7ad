package org.cairn.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a course comes from is noted once and said once, within one registration. */
class CourseCopiesTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T21:32:00Z"), ZoneOffset.UTC);
    private static final UUID ID = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final RegistrationId REGISTRATION = new RegistrationId(ID);
    private static final CourseId ORIGIN = new CourseId(ID);
    private static final CourseId COPY = new CourseId(UUID.fromString("22222222-2222-4222-8222-222222222222"));

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCopyIsSaidOnce(TestDatabase database) {
        List<Object> said = new ArrayList<>();
        CourseCopies copies = new CourseCopies(furnished(database), said::add, CLOCK);

        copies.note(COPY, ORIGIN);
        copies.note(COPY, ORIGIN);

        assertThat(said).containsExactly(new CourseCopied(COPY, ORIGIN));
        assertThat(copies.isKnown(COPY)).isTrue();
        assertThat(copies.isKnown(ORIGIN)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void idsCountInTheirOwnRegistrationAlone(TestDatabase database) {
        CourseCopies copies = new CourseCopies(furnished(database), event -> {}, CLOCK);
        RegistrationId another = new RegistrationId(UUID.randomUUID());

        assertThat(copies.withContext(REGISTRATION, "origin")).contains(ORIGIN);
        assertThat(copies.withLink(REGISTRATION, "link")).contains(ORIGIN);
        assertThat(copies.withContext(another, "origin")).isEmpty();
        assertThat(copies.withLink(another, "link")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasToldIsRemembered(TestDatabase database) {
        CourseCopies copies = new CourseCopies(furnished(database), event -> {}, CLOCK);

        copies.tell(REGISTRATION, "not opened yet", "origin");
        copies.tell(REGISTRATION, "not opened yet", "origin");

        assertThat(copies.told(REGISTRATION, "not opened yet")).containsExactly("origin");
        assertThat(copies.told(REGISTRATION, "another")).isEmpty();
    }

    private static JdbcClient furnished(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(database.fresh());
        OffsetDateTime now = OffsetDateTime.now(CLOCK);
        for (String sql : List.of(
                "INSERT INTO institution (id, name_en, created_at) VALUES (:id, 'College', :now)",
                "INSERT INTO registration (id, institution_id, name, issuer, client_id, authorization_endpoint,"
                        + " token_endpoint, jwks_uri, product_family, accepts_all_deployments, enabled, source, created_at)"
                        + " VALUES (:id, :id, 'LMS', 'https://lms.example', 'cairn', 'https://lms.example/auth',"
                        + " 'https://lms.example/token', 'https://lms.example/jwks', 'test', FALSE, TRUE, 'test', :now)",
                "INSERT INTO deployment (id, registration_id, deployment_id, state, met_at)"
                        + " VALUES (:id, :id, '1', 'ACCEPTED', :now)",
                "INSERT INTO course (id, institution_id, registration_id, deployment_id, context_id, label, title,"
                        + " gradebook_scopes, launched_at) VALUES (:id, :id, :id, :id, 'origin', 'O', 'O', '', :now)",
                "INSERT INTO course (id, institution_id, registration_id, deployment_id, context_id, label, title,"
                        + " gradebook_scopes, launched_at) VALUES (:copy, :id, :id, :id, 'copy', 'C', 'C', '', :now)",
                "INSERT INTO resource_link (id, course_id, link_id) VALUES (:id, :id, 'link')")) {
            jdbc.sql(sql)
                    .param("id", ID)
                    .param("copy", COPY.value())
                    .param("now", now)
                    .update();
        }
        return jdbc;
    }
}
