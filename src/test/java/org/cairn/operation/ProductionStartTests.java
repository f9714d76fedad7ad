package org.cairn.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cairn.CairnApplication;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

/** What a start in production refuses: everything that is wrong, at once, each with what to do. */
class ProductionStartTests {

    private static final String SERVER = TestDatabase.POSTGRESQL.freshUrl();

    @TempDir
    Path folder;

    private final MockEnvironment environment = new MockEnvironment();

    @BeforeEach
    void allIsWell() throws IOException {
        environment.setActiveProfiles("production");
        set("cairn.public-address", "https://cairn.college.ca");
        set("cairn.master-key-file", key(random(32)).toString());
        set("cairn.contact", "cairn@college.ca");
        set("cairn.time-zone", "America/Vancouver");
        set("spring.datasource.url", SERVER);
        set("spring.datasource.username", "postgres");
        set("management.server.port", "9090");
        set("management.server.address", "127.0.0.1");
        set("management.endpoints.web.exposure.include", "health,prometheus");
    }

    @Test
    void nothingIsWrongWhereAllIsWell() {
        assertThat(ProductionStart.faults(environment)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cairn.public-address, ''",
        "cairn.public-address, http://cairn.college.ca",
        "cairn.public-address, https://cairn.college.ca/cairn",
        "cairn.public-address, https://cairn.example.edu",
        "cairn.public-address, https://localhost:8443",
        "cairn.public-address, https://127.0.0.1",
        "cairn.public-address, https://not_a_host",
        "cairn.trial, true",
        "cairn.outbound.plain-http-origins, http://lms.college.ca",
        "cairn.master-key-file, ''",
        "cairn.master-key-file, /nowhere/master.key",
        "cairn.previous-master-key-file, /nowhere/old.key",
        "cairn.contact, ''",
        "cairn.time-zone, ''",
        "cairn.time-zone, Pacific/Nowhere",
        "spring.datasource.url, ''",
        "spring.datasource.url, jdbc:h2:file:./data/cairn",
        "spring.datasource.url, jdbc:postgresql://db.college.ca/cairn?password=geheim",
        "spring.datasource.url, jdbc:postgresql://db.college.ca/cairn?sslmode=disable",
        "spring.datasource.username, ''",
        "spring.datasource.password, changeme",
        "spring.flyway.clean-disabled, false",
        "spring.h2.console.enabled, true",
        "spring.web.error.include-stacktrace, always",
        "server.servlet.session.cookie.secure, false",
        "server.servlet.session.cookie.http-only, false",
        "server.tomcat.remoteip.internal-proxies, .*",
        "server.tomcat.remoteip.internal-proxies, 10.(",
        "management.server.port, ''",
        "management.server.port, 8080",
        "management.server.address, ''",
        "management.endpoints.web.exposure.include, *",
        "management.endpoints.web.exposure.include, 'health,heapdump'",
        "logging.level.root, DEBUG",
        "logging.level.org.springframework.security, trace",
        "spring.mail.host, mail.college.ca",
        "cairn.admin.oidc.issuer, http://login.college.ca"
    })
    void oneWrongSettingIsNamedByItselfWithWhatToDo(String setting, String value) {
        set(setting, value);

        assertThat(ProductionStart.faults(environment)).singleElement().satisfies(fault -> {
            assertThat(fault.setting()).isIn(setting, "cairn.mail-from");
            assertThat(fault.wrong()).isNotBlank().doesNotContain("geheim");
            assertThat(fault.todo()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "test"})
    void whatIsForTryingIsRefusedBesideIt(String profile) {
        environment.addActiveProfile(profile);

        assertThat(ProductionStart.faults(environment))
                .singleElement()
                .extracting(Fault::wrong)
                .asString()
                .contains("the profile " + profile);
    }

    @Test
    void keysThatNobodyDrewByChanceAreRefused() throws IOException {
        for (byte[] weak : List.of(
                new byte[32],
                random(31),
                random(16),
                "this key was typed by somebody!!".getBytes(StandardCharsets.US_ASCII))) {
            set("cairn.master-key-file", key(weak).toString());

            assertThat(settings()).containsExactly("cairn.master-key-file");
        }
        Path text = Files.writeString(folder.resolve("text.key"), "not in Base64!");
        set("cairn.master-key-file", text.toString());
        assertThat(settings()).containsExactly("cairn.master-key-file");
    }

    @Test
    void aDatabaseThatIsTooOldAwayOrClosedToUsIsTold() {
        assertThat(DatabaseServer.tooOld(14).wrong()).isEqualTo("the server is PostgreSQL 14");
        assertThat(DatabaseServer.unreached("28P01").setting()).isEqualTo("spring.datasource.password");

        set("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/cairn");
        assertThat(faults().get(0).wrong()).contains("does not answer");
        set("spring.datasource.url", SERVER.replaceFirst("/cairn_\\w+", "/nothing"));
        assertThat(faults().get(0).wrong()).contains("no database of that name");
    }

    @Test
    void aStartWithSamplesEndsWithAllThatIsWrongAndWithoutASecret() {
        SpringApplicationBuilder cairn =
                new SpringApplicationBuilder(CairnApplication.class).profiles("production", "sandbox");

        NotFitForProduction refused = catchThrowableOfType(
                NotFitForProduction.class,
                () -> cairn.run(
                        "--cairn.public-address=http://cairn.college.ca",
                        "--spring.datasource.url=jdbc:h2:mem:none",
                        "--spring.datasource.password=postgres",
                        "--management.server.address="));

        FailureAnalysis told = new NotFitAnalyzer().analyze(refused);
        assertThat(told.getDescription())
                .contains(
                        "1. spring.profiles.active",
                        "cairn.trial",
                        "cairn.outbound.plain-http-origins",
                        "cairn.public-address",
                        "cairn.master-key-file",
                        "spring.datasource.url",
                        "spring.datasource.password",
                        "management.server.address",
                        "cairn.contact",
                        "cairn.time-zone");
        assertThat(told.getAction()).contains("1. Set SPRING_PROFILES_ACTIVE", "openssl rand -base64 32");
    }

    private List<Fault> faults() {
        return ProductionStart.faults(environment);
    }

    private List<String> settings() {
        return faults().stream().map(Fault::setting).toList();
    }

    private void set(String setting, String value) {
        environment.setProperty(setting, value);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RandomGenerator.getDefault().nextBytes(bytes);
        return bytes;
    }

    private Path key(byte[] key) throws IOException {
        return Files.writeString(
                Files.createTempFile(folder, "master", ".key"),
                Base64.getEncoder().encodeToString(key));
    }
}
