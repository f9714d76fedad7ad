package org.cairn.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.launch.AgreementTable.Agreement;
import org.cairn.launch.Launch.Concerned;
import org.cairn.launch.NoticeSubscriptions.Subscription;
import org.cairn.platform.DeploymentId;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The tables of the front door keep what they are given, on both databases. */
class LaunchStoresTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T21:32:00Z"), ZoneOffset.UTC);
    private static final UUID ID = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final RegistrationId REGISTRATION = new RegistrationId(ID);
    private static final DeploymentId DEPLOYMENT = new DeploymentId(ID);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aLaunchIsKeptWithItsProofAndThoseItIsAbout(TestDatabase database) {
        JdbcClient jdbc = furnished(database);
        LaunchTable launches = new LaunchTable(jdbc, JsonMapper.shared(), CLOCK);
        Launch launch = new Launch(
                new Visitor(
                        new LaunchId(UUID.randomUUID()),
                        new InstitutionId(ID),
                        new CourseId(ID),
                        new PersonId(ID),
                        Set.of(Role.INSTRUCTOR, Role.MENTOR),
                        Locale.CANADA_FRENCH),
                REGISTRATION,
                "1",
                "LtiSubmissionReviewRequest",
                "link",
                Map.of("mixedcase", "x", "MixedCase", "é"),
                false,
                Optional.of(new DeepLinking(URI.create("https://lms.example/return"), false, true, false, "data")),
                KeptBy.STORAGE,
                new Concerned("5", List.of("6", "seven eight", "ñ")));

        launches.add(launch);

        assertThat(launches.find(launch.visitor().launch(), new PersonId(ID))).contains(launch);
        assertThat(launches.newest(10))
                .singleElement()
                .satisfies(newest -> assertThat(newest.keptBy()).isEqualTo(KeptBy.STORAGE));
        assertThat(launches.count(new PersonId(ID))).isEqualTo(1);
        assertThat(launches.count(new PersonId(UUID.randomUUID()))).isZero();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAnswerToTheTermsIsKeptOnceAndWaitsOnlyForAService(TestDatabase database) {
        AgreementTable agreements = new AgreementTable(furnished(database));
        Agreement told = new Agreement(
                UUID.randomUUID(), REGISTRATION, "5", true, CLOCK.instant(), URI.create("https://lms.example/eula"));
        Agreement quiet = new Agreement(UUID.randomUUID(), REGISTRATION, "6", false, CLOCK.instant(), null);

        assertThat(agreements.add(told)).isEqualTo(1);
        assertThat(agreements.add(told)).isZero();
        assertThat(agreements.add(quiet)).isEqualTo(1);

        assertThat(agreements.waiting(told.id())).contains(told);
        assertThat(agreements.waiting(quiet.id())).isEmpty();
        agreements.close(told.id(), false);
        assertThat(agreements.waiting(told.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSubscriptionIsWantedOnce(TestDatabase database) {
        NoticeSubscriptions subscriptions = new NoticeSubscriptions(furnished(database), CLOCK);
        Subscription wanted = new Subscription(
                DEPLOYMENT, "LtiContextCopyNotice", REGISTRATION, URI.create("https://lms.example/pns"));

        assertThat(subscriptions.add(wanted)).isEqualTo(1);
        assertThat(subscriptions.add(wanted)).isZero();
        assertThat(subscriptions.waiting(DEPLOYMENT, "LtiContextCopyNotice")).contains(wanted);
        subscriptions.close(wanted, true);
        assertThat(subscriptions.waiting(DEPLOYMENT, "LtiContextCopyNotice")).isEmpty();
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
                        + " gradebook_scopes, launched_at) VALUES (:id, :id, :id, :id, 'c', 'C', 'Course', '', :now)",
                "INSERT INTO person (id, institution_id, keeper_id, created_at) VALUES (:id, :id, :id, :now)")) {
            // Parameters that a statement does not name are left aside.
            jdbc.sql(sql).param("id", ID).param("now", now).update();
        }
        return jdbc;
    }
}
