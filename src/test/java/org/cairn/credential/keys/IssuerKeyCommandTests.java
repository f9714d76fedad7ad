package org.cairn.credential.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.CairnApplication;
import org.cairn.shared.InstitutionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An operator turns the keys of issuers from a terminal: the program does what is asked, and ends. */
class IssuerKeyCommandTests {

    @TempDir
    Path folder;

    @Test
    void eachCommandDoesWhatItSaysForInstitutionsAndPartnersAndEnds() {
        InstitutionId institution = new InstitutionId(UUID.randomUUID());
        try (ConfigurableApplicationContext server = start()) {
            server.getBean(JdbcClient.class)
                    .sql("INSERT INTO institution (id, name_en, created_at) VALUES (?, 'Coast Range College', ?)")
                    .params(institution.value(), OffsetDateTime.now(ZoneOffset.UTC))
                    .update();
            Issuers issuers = server.getBean(Issuers.class);
            issuers.signingKey(Issuer.of(institution), IssuerKey.Kind.ED25519);
            issuers.signingKey(new Issuer(new IssuerId(UUID.randomUUID()), institution), IssuerKey.Kind.ED25519);
        }
        assertThat(states()).containsExactly("ACTIVE", "ACTIVE");

        assertThat(start("--cairn.rotate-issuer-keys=next").isActive()).isFalse();
        assertThat(states()).containsExactly("ACTIVE", "ACTIVE", "NEXT", "NEXT");

        assertThat(start("--cairn.rotate-issuer-keys=leaked").isActive()).isFalse();
        assertThat(states()).containsExactly("ACTIVE", "ACTIVE", "RETIRED", "RETIRED", "RETIRED", "RETIRED");

        assertThatThrownBy(() -> start("--cairn.rotate-issuer-keys=all"))
                .hasMessageContaining("next or leaked, not all");
    }

    private ConfigurableApplicationContext start(String... more) {
        return new SpringApplicationBuilder(CairnApplication.class)
                .profiles("test")
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--cairn.data=" + folder,
                                        "--spring.datasource.url=" + database()),
                                Arrays.stream(more))
                        .toArray(String[]::new));
    }

    /** A file, as an operator has it: closed when the program has ended. */
    private String database() {
        return "jdbc:h2:file:" + folder.resolve("cairn")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    }

    private List<String> states() {
        return JdbcClient.create(new DriverManagerDataSource(database(), "cairn", ""))
                .sql("SELECT state FROM issuer_key ORDER BY state")
                .query(String.class)
                .list();
    }
}
