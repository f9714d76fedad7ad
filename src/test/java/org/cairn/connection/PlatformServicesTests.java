package org.cairn.connection;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cairn.connection.ServiceTokens.ServiceToken;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.platform.PlatformFile;
import org.cairn.platform.Platforms;
import org.cairn.platform.RegistrationId;
import org.cairn.platform.ToolKeys;
import org.cairn.testing.FakePlatform;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** S4, S10 and S12: who sees a service token, how often one is asked for, and what is made of the answer. */
@SpringBootTest
@ActiveProfiles("test")
class PlatformServicesTests {

    private static final FakePlatform LMS = new FakePlatform();
    private static final FakePlatform OTHER = new FakePlatform();
    private static final Set<String> SCOPES = Set.of("scope/read", "scope/write");

    @Autowired
    PlatformServices services;

    @Autowired
    Platforms platforms;

    @Autowired
    ToolKeys keys;

    private RegistrationId lms;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("cairn.outbound.plain-http-origins", () -> LMS.origin() + "," + OTHER.origin());
        TestDatabase.H2.offer(registry);
    }

    /** A registration of its own, so that no test meets the tokens and pauses of another. */
    @BeforeEach
    void aPlatform() {
        LMS.server.resetAll();
        OTHER.server.resetAll();
        lms = registration(LMS, null);
        tokens(aResponse().withBody("""
                {"access_token":"very-secret-token","token_type":"Bearer","expires_in":3600}"""));
        LMS.server.stubFor(get(urlEqualTo("/items")).willReturn(aResponse().withBody("[]")));
    }

    @AfterAll
    static void stop() {
        LMS.close();
        OTHER.close();
    }

    @Test
    void oneTokenServesEveryCallOfItsScopes() {
        call("/items", SCOPES);
        call("/items", SCOPES);
        LMS.server.verify(1, postRequestedFor(urlEqualTo("/token")));

        call("/items", Set.of("scope/read"));
        LMS.server.verify(2, postRequestedFor(urlEqualTo("/token")));
        assertThat(LMS.server.findAll(getRequestedFor(urlEqualTo("/items"))))
                .hasSize(3)
                .allMatch(request -> request.getHeader("Authorization").equals("Bearer very-secret-token")
                        && request.getHeader("Accept").equals("x/y"));
    }

    @Test
    void whoeverNeedsATokenThatIsOnItsWayWaitsForThatOne() {
        tokens(aResponse()
                .withFixedDelay(300)
                .withBody("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}"));

        assertThat(inParallel(20)).allMatch(OutboundAnswer::isSuccess);

        LMS.server.verify(1, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void whenATokenCannotBeHadEverybodyWhoWaitedHearsIt() {
        tokens(aResponse().withFixedDelay(300).withStatus(400).withBody("{\"error\":\"invalid_client\"}"));

        assertThatThrownBy(() -> inParallel(8)).hasRootCauseMessage("PLATFORM_FAILED platform.no-token");

        LMS.server.verify(1, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void aTokenThatIsRefusedIsForgottenAndAskedForOnceMore() {
        LMS.server.stubFor(get(urlEqualTo("/items"))
                .inScenario("revoked")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(401))
                .willSetStateTo("again"));
        LMS.server.stubFor(get(urlEqualTo("/items"))
                .inScenario("revoked")
                .whenScenarioStateIs("again")
                .willReturn(aResponse().withBody("[]")));

        assertThat(call("/items", SCOPES).status()).isEqualTo(200);
        LMS.server.verify(2, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void aPlatformThatRefusesEveryTokenIsNotAskedForEver() {
        LMS.server.stubFor(get(urlEqualTo("/items")).willReturn(aResponse().withStatus(401)));

        assertThat(call("/items", SCOPES).status()).isEqualTo(401);
        LMS.server.verify(2, getRequestedFor(urlEqualTo("/items")));
        LMS.server.verify(2, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void aTokenThatEndsSoonIsKeptAsWell() {
        tokens(aResponse().withBody("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":\"59\"}"));

        call("/items", SCOPES);
        call("/items", SCOPES);

        LMS.server.verify(1, postRequestedFor(urlEqualTo("/token")));
    }

    @ParameterizedTest
    @CsvSource({"3600, 3540", "120, 60", "119, 59.5", "20, 10", "1, 0.5", "0, 0", "-5, -2.5"})
    void aTokenIsUsedUntilAMinuteBeforeItsEndOrForHalfOfItsLife(int seconds, double used) {
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        Instant end = now.plusMillis((long) (used * 1_000));

        ServiceToken token = ServiceToken.of("t", now, Duration.ofSeconds(seconds), SCOPES);

        assertThat(token.livesAt(end.minusMillis(1))).isTrue();
        assertThat(token.livesAt(end)).isFalse();
    }

    @Test
    void noOtherHostEverSeesTheToken() {
        for (String address : List.of(
                OTHER.origin() + "/items",
                "http://localhost:" + LMS.server.port() + "/items",
                "https://evil.example/items",
                LMS.origin().replace("http://", "http://user@") + "/items")) {
            assertThatThrownBy(() -> services.call(lms, ServiceCall.get(URI.create(address), SCOPES, SCOPES, "x/y")))
                    .hasMessage("INVALID platform.foreign-address");
        }
        OTHER.server.verify(0, anyRequestedFor(anyUrl()));
        LMS.server.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void whatWasGrantedIsReadAndNotAssumed() {
        tokens(aResponse().withBody("""
                {"access_token":"t","token_type":"Bearer","expires_in":3600,"scope":"scope/read scope/other"}"""));

        assertThat(call("/items", SCOPES, "scope/read").status()).isEqualTo(200);
        assertThatThrownBy(() -> call("/items", SCOPES, "scope/write"))
                .hasMessage("PLATFORM_FAILED platform.not-granted");
        LMS.server.verify(1, getRequestedFor(urlEqualTo("/items")));
    }

    @Test
    void whenNothingIsSaidOfScopesAllThatWasAskedForIsGranted() {
        assertThat(call("/items", SCOPES, "scope/write").status()).isEqualTo(200);
    }

    @Test
    void theAssertionIsSignedShortAndForTheTokenEndpoint() throws Exception {
        call("/items", SCOPES);
        call("/items", Set.of("scope/read"));

        List<JWTClaimsSet> assertions = assertions();
        JWTClaimsSet one = assertions.get(0);
        String client = platforms.registration(lms).orElseThrow().clientId();
        assertThat(one.getIssuer()).isEqualTo(client);
        assertThat(one.getSubject()).isEqualTo(client);
        assertThat(one.toJSONObject()).containsEntry("aud", LMS.origin() + "/token");
        assertThat(Duration.between(
                        one.getIssueTime().toInstant(), one.getExpirationTime().toInstant()))
                .isLessThanOrEqualTo(Duration.ofMinutes(5));
        assertThat(one.getIssueTime()).isInThePast();
        assertThat(assertions).extracting(JWTClaimsSet::getJWTID).doesNotHaveDuplicates();
    }

    @Test
    void theAudienceOfTheAssertionIsWhatTheRegistrationSays() throws Exception {
        lms = registration(LMS, "https://api.brightspace.com/auth/token");

        call("/items", SCOPES);

        // Brightspace answers 500 to a list.
        assertThat(assertions().get(0).toJSONObject()).containsEntry("aud", "https://api.brightspace.com/auth/token");
    }

    @Test
    void anErrorPageIsAFaultOfThePlatformsOwnAndNotARefusal() {
        tokens(aResponse()
                .withStatus(404)
                .withHeader("Content-Type", "text/html")
                .withBody("<!DOCTYPE html><html>"));
        assertThatThrownBy(() -> call("/items", SCOPES)).hasMessage("PLATFORM_FAILED platform.keys-unreachable");

        tokens(aResponse().withStatus(400).withBody("{\"error\":\"invalid_scope\"}"));
        assertThatThrownBy(() -> call("/items", SCOPES)).hasMessage("PLATFORM_FAILED platform.not-granted");

        tokens(aResponse().withStatus(401).withBody("{\"error\":\"invalid_client\\r\\nforged log line\"}"));
        assertThatThrownBy(() -> call("/items", SCOPES)).hasMessage("PLATFORM_FAILED platform.no-token");

        tokens(aResponse().withBody("{\"access_token\":\"\"}"));
        assertThatThrownBy(() -> call("/items", SCOPES)).hasMessage("PLATFORM_FAILED platform.no-token");
    }

    @Test
    void aPauseThatThePlatformAsksForIsKept() {
        LMS.server.stubFor(
                get(urlEqualTo("/items")).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "30")));

        assertThat(call("/items", SCOPES).status()).isEqualTo(429);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> call("/items", SCOPES)).hasMessage("UNAVAILABLE platform.paused");
        }

        LMS.server.verify(1, getRequestedFor(urlEqualTo("/items")));
    }

    @Test
    void aPlatformThatGivesNoTokenKeepsNoOtherFromGettingOne() {
        tokens(aResponse().withFixedDelay(4_000).withBody("{}"));
        OTHER.server.stubFor(post(urlEqualTo("/token"))
                .willReturn(aResponse()
                        .withBody("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}")));
        OTHER.server.stubFor(get(urlEqualTo("/items")).willReturn(aResponse().withBody("[]")));
        List<RegistrationId> others =
                IntStream.range(0, 20).mapToObj(i -> registration(OTHER, null)).toList();
        CompletableFuture<OutboundAnswer> slow =
                CompletableFuture.supplyAsync(() -> call("/items", SCOPES), task -> new Thread(task).start());

        for (RegistrationId other : others) {
            URI items = URI.create(OTHER.origin() + "/items");
            assertThat(services.call(other, ServiceCall.get(items, SCOPES, SCOPES, "x/y"))
                            .status())
                    .isEqualTo(200);
        }

        assertThat(slow).isNotDone();
        assertThatThrownBy(slow::join).hasRootCauseMessage("PLATFORM_FAILED platform.no-token");
    }

    @Test
    void noTokenAndNoAssertionIsEverInALog() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("org.cairn");
        Level before = ours.getLevel();
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        root.addAppender(heard);
        ours.setLevel(Level.TRACE);
        try {
            call("/items", SCOPES);
            aTokenThatIsRefusedIsForgottenAndAskedForOnceMore();
            aPlatform();
            anErrorPageIsAFaultOfThePlatformsOwnAndNotARefusal();
        } finally {
            ours.setLevel(before);
            root.detachAppender(heard);
        }

        assertThat(heard.list).isNotEmpty();
        assertThat(heard.list)
                .noneMatch(event -> event.getFormattedMessage().contains("very-secret-token")
                        || event.getFormattedMessage().contains("eyJ")
                        || event.getFormattedMessage().contains("\n"));
    }

    private static void tokens(ResponseDefinitionBuilder answer) {
        LMS.server.stubFor(post(urlEqualTo("/token")).willReturn(answer));
    }

    private OutboundAnswer call(String path, Set<String> scopes) {
        return services.call(lms, ServiceCall.get(URI.create(LMS.origin() + path), scopes, scopes, "x/y"));
    }

    private OutboundAnswer call(String path, Set<String> scopes, String needs) {
        return services.call(lms, ServiceCall.get(URI.create(LMS.origin() + path), scopes, Set.of(needs), "x/y"));
    }

    private List<OutboundAnswer> inParallel(int times) {
        var threads = Executors.newFixedThreadPool(times);
        try {
            return IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> call("/items", SCOPES), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private RegistrationId registration(FakePlatform platform, String audience) {
        PlatformFile file = platform.another(audience);
        platforms.load(file, "test");
        return platforms.registrations(file.issuer(), file.clientId()).get(0).id();
    }

    private List<JWTClaimsSet> assertions() throws Exception {
        List<JWTClaimsSet> all = new ArrayList<>();
        for (LoggedRequest request : LMS.server.findAll(postRequestedFor(urlEqualTo("/token")))) {
            Map<String, String> form = Arrays.stream(request.getBodyAsString().split("&"))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
            assertThat(form)
                    .containsEntry("grant_type", "client_credentials")
                    .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
            JWSVerifier verifier = new RSASSAVerifier(keys.published()
                    .getKeyByKeyId(assertion.getHeader().getKeyID())
                    .toRSAKey());
            assertThat(assertion.verify(verifier)).isTrue();
            all.add(assertion.getJWTClaimsSet());
        }
        return all;
    }
}
