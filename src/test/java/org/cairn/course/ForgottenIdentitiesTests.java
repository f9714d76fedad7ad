package org.cairn.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.cairn.platform.LastingKeys;
import org.cairn.platform.RegistrationId;
import org.cairn.platform.TestVaults;
import org.cairn.platform.Vault;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom a platform goes on naming although they were erased. */
class ForgottenIdentitiesTests {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final Vault[] vaults = TestVaults.following();
    private final RegistrationId registration = new RegistrationId(UUID.randomUUID());
    private JdbcClient jdbc;
    private JdbcTemplate rows;

    private void given(TestDatabase database) {
        DataSource source = database.fresh();
        jdbc = JdbcClient.create(source);
        rows = new JdbcTemplate(source);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoWasErasedIsNotTakenUpAgainUnderANewMasterKeyEither(TestDatabase database) {
        given(database);
        erased(TestVaults.keys(jdbc, vaults[0]));

        LastingKeys after = TestVaults.keys(jdbc, vaults[1]);
        assertThat(among(after)).as("before anything is sealed again").containsExactly("erased");
        assertThat(after.sealAgain()).isEqualTo(1);
        assertThat(after.sealAgain()).as("twice").isEqualTo(1);

        assertThat(among(after)).containsExactly("erased");
        assertThatThrownBy(() -> TestVaults.keys(jdbc, vaults[0]).of("forgotten-identity"))
                .as("the first master key opens nothing any more")
                .hasMessageContaining("right master key");
    }

    /** What the version before has hashed was under a key derived from the master key. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoWasErasedBeforeThereWasSuchAKeyStaysErased(TestDatabase database) {
        given(database);
        erased(TestVaults.keys(jdbc, vaults[0]));
        jdbc.sql("DELETE FROM installation WHERE name LIKE 'key %'").update();

        assertThat(TestVaults.keys(jdbc, vaults[0]).of("forgotten-identity"))
                .isEqualTo(vaults[0].derive("forgotten-identity"));
        jdbc.sql("DELETE FROM installation WHERE name LIKE 'key %'").update();
        assertThat(among(TestVaults.keys(jdbc, vaults[1])))
                .as("though the master key changes at the same time")
                .containsExactly("erased");
    }

    private List<String> among(LastingKeys keys) {
        return List.copyOf(
                new ForgottenIdentities(jdbc, identities(), keys).among(registration, List.of("erased", "somebody")));
    }

    private void erased(LastingKeys keys) {
        InstitutionId institution = new InstitutionId(registration.value());
        jdbc.sql("INSERT INTO institution (id, name_en, created_at) VALUES (:id, 'College', :now)")
                .param("id", institution.value())
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        INSERT INTO registration (id, institution_id, name, issuer, client_id, authorization_endpoint,
                          token_endpoint, jwks_uri, product_family, accepts_all_deployments, enabled, source, created_at)
                        VALUES (:id, :id, 'LMS', 'https://lms.example', '1', 'https://lms.example/auth',
                          'https://lms.example/token', 'https://lms.example/keys', 'moodle', TRUE, TRUE, 'test', :now)""")
                .param("id", registration.value())
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
        PersonId person = identities().add(institution, registration, "erased");
        new ForgottenIdentities(jdbc, identities(), keys)
                .on(new PersonsErasing(institution, List.of(person), true, person.value(), NOW));
    }

    private PlatformIdentities identities() {
        return new PlatformIdentities(jdbc, rows, Clock.systemUTC());
    }
}
