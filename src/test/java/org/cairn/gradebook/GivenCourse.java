package org.cairn.gradebook;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.cairn.gradebook.ags.Ags;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A course of an institution of its own, in a platform of its own, as a launch would have left it. */
public record GivenCourse(InstitutionId institution, RegistrationId registration, CourseId id) {

    public static GivenCourse in(JdbcClient jdbc, String platform, URI lineItems, URI memberships) {
        UUID institution = UUID.randomUUID();
        UUID registration = UUID.randomUUID();
        UUID deployment = UUID.randomUUID();
        UUID course = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        jdbc.sql("INSERT INTO institution (id, name_en, created_at) VALUES (?, 'Harbour College', ?)")
                .params(institution, now)
                .update();
        jdbc.sql("""
                        INSERT INTO registration (id, institution_id, name, issuer, client_id, authorization_endpoint,
                          token_endpoint, jwks_uri, product_family, accepts_all_deployments, enabled, source, created_at)
                        VALUES (?, ?, 'Moodle', ?, ?, ?, ?, ?, 'moodle', TRUE, TRUE, 'test', ?)""")
                .params(
                        registration,
                        institution,
                        platform,
                        registration.toString(),
                        platform + "/mod/lti/auth.php",
                        platform + "/mod/lti/token.php",
                        platform + "/mod/lti/certs.php",
                        now)
                .update();
        jdbc.sql("""
                        INSERT INTO deployment (id, registration_id, deployment_id, state, met_at)
                        VALUES (?, ?, '1', 'ACCEPTED', ?)""").params(deployment, registration, now).update();
        jdbc.sql("""
                        INSERT INTO course (id, institution_id, registration_id, deployment_id, context_id, label, title,
                          line_items_url, gradebook_scopes, memberships_url, launched_at)
                        VALUES (?, ?, ?, ?, '2', 'BIO101', 'Biology 101', ?, ?, ?, ?)""")
                .params(
                        course,
                        institution,
                        registration,
                        deployment,
                        lineItems.toString(),
                        String.join(" ", Ags.SCOPES),
                        memberships.toString(),
                        now)
                .update();
        return new GivenCourse(new InstitutionId(institution), new RegistrationId(registration), new CourseId(course));
    }
}
