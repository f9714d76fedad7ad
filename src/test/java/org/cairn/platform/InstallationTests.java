package org.cairn.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import javax.sql.DataSource;
import org.cairn.shared.PublicAddress;
import org.cairn.testing.FakePlatform;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a database remembers of the installation it belongs to. */
class InstallationTests {

    private static final String HERE = "https://cairn.example.edu";
    private static final String ELSEWHERE = "https://badges.example.edu";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aDatabaseThatKnowsTheSandboxIsRefusedInProduction(TestDatabase database) {
        DataSource source = database.fresh();
        JdbcClient jdbc = JdbcClient.create(source);
        aSandboxIsRegistered(jdbc);

        assertThat(installation(jdbc, HERE, true, "").isTrial()).isTrue();
        assertThatThrownBy(() -> installation(jdbc, HERE, false, ""))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("anybody can grade themselves")
                .hasMessageNotContaining("jdbc:");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theAddressOfWhatWasIssuedIsKeptUntilANewOneIsConfirmed(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(database.fresh());
        assertThat(installation(jdbc, HERE, false, "").issuedUnder()).isEmpty();
        installation(jdbc, HERE, false, "").noteIssuing();

        assertThatThrownBy(() -> installation(jdbc, ELSEWHERE, false, ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("were issued under " + HERE)
                .hasMessageContaining("--cairn.confirm-address=" + ELSEWHERE);
        assertThatThrownBy(() -> installation(jdbc, ELSEWHERE, false, "https://typo.example.edu"))
                .isInstanceOf(IllegalStateException.class);

        installation(jdbc, ELSEWHERE, false, ELSEWHERE);
        assertThat(installation(jdbc, ELSEWHERE, false, "").issuedUnder().map(Object::toString))
                .as("once confirmed, the next start needs no word, and the first address is remembered")
                .contains(HERE);
    }

    private static Installation installation(JdbcClient jdbc, String address, boolean trial, String confirmed) {
        return new Installation(
                jdbc, new PublicAddress(address), new PlatformSettings("./data", "", "", trial, confirmed));
    }

    private static void aSandboxIsRegistered(JdbcClient jdbc) {
        try (FakePlatform lms = new FakePlatform()) {
            PlatformFile file = lms.file("1");
            Platforms platforms = new Platforms(
                    new Institutions(jdbc, Clock.systemUTC()),
                    new Registrations(jdbc, Clock.systemUTC()),
                    new Deployments(jdbc, Clock.systemUTC()),
                    new MetOrigins(jdbc, Clock.systemUTC()));
            platforms.load(
                    new PlatformFile(
                            file.name(),
                            file.issuer(),
                            file.clientId(),
                            file.deploymentIds(),
                            file.authorizationEndpoint(),
                            file.tokenEndpoint(),
                            file.tokenAudience(),
                            file.jwksUri(),
                            Installation.SANDBOX,
                            file.autoAcceptDeployments(),
                            file.furtherOrigins(),
                            file.institution()),
                    "sandbox.json");
        }
    }
}
