package org.cairn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** What a start needs is said in one line before anything is opened. */
class CairnApplicationTests {

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("cairn.public-address", "https://cairn.example.edu")
            .withProperty("cairn.master-key-file", "/run/secrets/cairn-master-key")
            .withProperty("spring.datasource.url", "jdbc:postgresql://db.example.edu/cairn");

    @Test
    void nothingIsMissingWhereAllThreeAreSaid() {
        assertThat(CairnApplication.missing(environment)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cairn.public-address", "cairn.master-key-file", "spring.datasource.url"})
    void eachOfTheThreeIsNeeded(String setting) {
        environment.setProperty(setting, " ");

        assertThat(CairnApplication.missing(environment).orElseThrow())
                .contains("cairn.public-address", "cairn.master-key-file", "spring.datasource.url")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cairn.example.edu",
                "https://cairn.example.edu/",
                "https://cairn.example.edu/cairn",
                "cairn.example.edu",
                "https://",
                "http://localhost.example.edu",
                "https://cairn.example.edu?a=b",
                "not an address"
            })
    void theAddressIsHttpsAtTheRoot(String address) {
        environment.setProperty("cairn.public-address", address);

        assertThat(CairnApplication.missing(environment).orElseThrow())
                .startsWith("cairn.public-address must be like https://")
                .doesNotContain("\n");
    }

    @Test
    void aTrialOnThisMachineNeedsNeitherHttpsNorAKey() {
        environment.setProperty("cairn.trial", "true");
        environment.setProperty("cairn.public-address", "http://localhost:8080");
        environment.setProperty("cairn.master-key-file", "");

        assertThat(CairnApplication.missing(environment)).isEmpty();
    }
}
