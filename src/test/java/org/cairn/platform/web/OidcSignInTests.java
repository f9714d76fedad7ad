package org.cairn.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cairn.platform.Platforms;
import org.cairn.platform.RegistrationId;
import org.cairn.testing.FakePlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriComponentsBuilder;

/** Administrators sign in at a real identity provider; who is not listed, or brings something forged, does not get in. */
@SpringBootTest
@ActiveProfiles("test")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ExtendWith(OutputCaptureExtension.class)
class OidcSignInTests {

    static final IdentityProvider PROVIDER = IdentityProvider.start();

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("cairn.outbound.plain-http-origins", PROVIDER::issuer);
        properties.add("cairn.admin.oidc.issuer", PROVIDER::issuer);
        properties.add("cairn.admin.oidc.client-id", () -> "cairn");
        properties.add("cairn.admin.oidc.client-secret", () -> IdentityProvider.SECRET);
        properties.add(
                "cairn.admin.oidc.administrators",
                () -> "ada,grace@college.example,unverified@college.example,groups=registrars");
        properties.add("cairn.admin.oidc.contact", () -> "the registrar’s office");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Platforms platforms;

    @BeforeEach
    void nothingIsSpoilt() {
        IdentityProvider.SPOILT.clear();
    }

    @ParameterizedTest
    @CsvSource({"ada", "grace", "registrar"})
    void whoIsListedBySubjectVerifiedAddressOrGroupGetsIn(String person) throws Exception {
        Start start = start();

        MvcTestResult back = back(PROVIDER.authorize(start.address(), person), start.session());

        assertThat(back).hasStatus(302).hasHeader("Location", "/admin");
        Cookie session = Objects.requireNonNull(back.getResponse().getCookie("__Host-cairn"));
        assertThat(session.getValue()).isNotEqualTo(start.session().getValue());
        assertThat(browser.get().uri("/admin").cookie(copy(session))).hasStatusOk();
        assertThat(jdbc.sql("SELECT count(*) FROM spring_session WHERE principal_name = :person")
                        .param("person", person)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({"mallory", "unverified", "ADA", "ada@college.example"})
    void whoIsNotListedIsToldWhomToAsk(String person) throws Exception {
        Start start = start();

        MvcTestResult back = back(PROVIDER.authorize(start.address(), person), start.session());

        assertThat(back).hasStatus(403).bodyText().contains("the registrar’s office", person);
        assertThat(browser.get().uri("/admin").cookie(copy(start.session()))).hasStatus(302);
    }

    @Test
    void whoComesFromTheInstitutionMayDoWhatALocalAccountMay() throws Exception {
        try (FakePlatform lms = new FakePlatform()) {
            platforms.load(lms.file("1"), "lms.json");
            RegistrationId registration =
                    platforms.registrations(lms.origin(), lms.clientId).get(0).id();
            Start start = start();
            Cookie session = Objects.requireNonNull(back(PROVIDER.authorize(start.address(), "ada"), start.session())
                    .getResponse()
                    .getCookie("__Host-cairn"));

            assertThat(browser.post()
                            .uri("/admin/registrations/" + registration + "/switch-off")
                            .param("sure", "true")
                            .cookie(copy(session))
                            .with(csrf()))
                    .hasStatus(302);

            assertThat(platforms.registration(registration).orElseThrow().enabled())
                    .isFalse();
        }
    }

    @Test
    void theRequestCarriesStateNonceAndProofKey() {
        String address = start().address();

        assertThat(address).startsWith(PROVIDER.issuer() + "/oauth2/authorize");
        assertThat(UriComponentsBuilder.fromUriString(address).build().getQueryParams())
                .containsKeys("state", "nonce", "code_challenge")
                .containsEntry("code_challenge_method", List.of("S256"));
    }

    @Test
    void anotherStateIsRefused() throws Exception {
        Start start = start();
        URI back = PROVIDER.authorize(start.address(), "ada");

        assertThat(back(URI.create(back.toString().replaceAll("state=[^&]*", "state=forged")), start.session()))
                .hasStatus(403);
        assertThat(back(back, start().session())).hasStatus(403);
    }

    @Test
    void anotherNonceIsRefused(CapturedOutput log) throws Exception {
        Start start = start();

        URI back = PROVIDER.authorize(start.address().replaceAll("nonce=[^&]*", "nonce=forged"), "ada");

        assertRefused(back, start, "nobody signed in: invalid_nonce", log);
    }

    @Test
    void anotherAudienceIssuerOrTimeIsRefused(CapturedOutput log) throws Exception {
        for (Map<String, Object> spoilt : List.<Map<String, Object>>of(
                Map.of("aud", List.of("another-client")),
                Map.of("aud", List.of("cairn", "another-client"), "azp", "another-client"),
                Map.of("iss", "https://evil.example"),
                Map.of("exp", Instant.EPOCH.plusSeconds(60)))) {
            IdentityProvider.SPOILT.clear();
            IdentityProvider.SPOILT.putAll(spoilt);
            Start start = start();

            assertRefused(PROVIDER.authorize(start.address(), "ada"), start, "nobody signed in: invalid_id_token", log);
        }
    }

    @Test
    void aCodeServesOnce() throws Exception {
        Start start = start();
        URI back = PROVIDER.authorize(start.address(), "ada");

        assertThat(back(back, start.session())).hasStatus(302);
        assertThat(back(back, start.session())).hasStatus(403);
    }

    @Test
    void theSignInPageOffersBothWays() {
        assertThat(browser.get().uri("/admin/login"))
                .hasStatusOk()
                .bodyText()
                .contains("Sign in at your institution", "/admin/oidc/start/institution", "name=\"password\"");
    }

    @Test
    void aLocalAccountStillServes() {
        assertThat(browser.post()
                        .uri("/admin/login")
                        .param("username", "nobody")
                        .param("password", "admin")
                        .with(csrf()))
                .hasStatus(302)
                .hasHeader("Location", "/admin/login?error");
    }

    @Test
    void halfAConfigurationStopsTheStart() {
        OidcSettings noList = new OidcSettings("https://login.example", "cairn", "s", "", List.of(), "");
        OidcSettings noSecret = new OidcSettings("https://login.example", "cairn", "", "", List.of("ada"), "");

        assertThatThrownBy(noList::mustBeWhole).hasMessageContaining("administrators");
        assertThatThrownBy(noSecret::mustBeWhole).hasMessageContaining("client-secret-file");
    }

    private void assertRefused(URI back, Start start, String reason, CapturedOutput log) {
        int before = log.getAll().length();
        assertThat(back(back, start.session())).hasStatus(403).bodyText().contains("Nobody is signed in");
        assertThat(log.getAll().substring(before)).contains(reason);
        assertThat(browser.get().uri("/admin").cookie(copy(start.session()))).hasStatus(302);
    }

    private record Start(String address, Cookie session) {}

    private Start start() {
        MvcTestResult started =
                browser.get().uri("/admin/oidc/start/institution").exchange();
        assertThat(started).hasStatus(302);
        return new Start(
                Objects.requireNonNull(started.getResponse().getHeader("Location")),
                Objects.requireNonNull(started.getResponse().getCookie("__Host-cairn")));
    }

    private MvcTestResult back(URI address, Cookie session) {
        assertThat(address.getPath()).isEqualTo("/admin/oidc/code/institution");
        return browser.get()
                .uri(address)
                .accept(MediaType.TEXT_HTML)
                .cookie(copy(session))
                .exchange();
    }

    private static Cookie copy(Cookie session) {
        return new Cookie(session.getName(), session.getValue());
    }
}
