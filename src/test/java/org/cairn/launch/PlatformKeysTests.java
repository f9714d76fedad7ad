package org.cairn.launch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.testing.FakePlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Keys of platforms, as they change and as they fail. Each test asks for a key set that nobody has asked for before. */
@SpringBootTest(properties = "cairn.outbound.read=700ms")
@ActiveProfiles("test")
class PlatformKeysTests {

    static final FakePlatform PLATFORM = new FakePlatform();

    private static int sets;

    @DynamicPropertySource
    static void origins(DynamicPropertyRegistry properties) {
        properties.add("cairn.outbound.plain-http-origins", PLATFORM::origin);
    }

    @Autowired
    PlatformKeys keys;

    @Autowired
    Platforms platforms;

    private Registration registration;
    private String address;

    @BeforeEach
    void register() {
        platforms.load(PLATFORM.file("1"), "test");
        Registration known =
                platforms.registrations(PLATFORM.origin(), PLATFORM.clientId).get(0);
        address = "/jwks/" + sets++;
        registration = new Registration(
                known.id(),
                known.institution(),
                known.name(),
                known.issuer(),
                known.clientId(),
                known.authorizationEndpoint(),
                known.tokenEndpoint(),
                known.tokenAudience(),
                known.jwksUri().resolve(address),
                known.productFamily(),
                known.acceptsAllDeployments(),
                known.enabled(),
                known.furtherOrigins());
    }

    @AfterAll
    static void stop() {
        PLATFORM.close();
    }

    @Test
    void l23ANewKeyIsBelievedAtOnceAndARemovedOneNoMore() {
        serve(FakePlatform.newKey("old").toPublicJWK().toJSONString());
        assertThat(keys.of(registration, "old")).hasSize(1);

        serve(FakePlatform.newKey("new").toPublicJWK().toJSONString());

        assertThat(keys.of(registration, "new")).hasSize(1);
        assertThat(keys.of(registration, "old")).isEmpty();
        assertThat(asked()).as("read again for the kid that was not known").isEqualTo(2);
    }

    @Test
    void l4UnknownKidsAreAskedForAtALimitedRate() {
        serve(FakePlatform.newKey("known").toPublicJWK().toJSONString());
        assertThat(keys.of(registration, "known")).hasSize(1);

        IntStream.range(0, 50)
                .forEach(kid ->
                        assertThat(keys.of(registration, "forged-" + kid)).isEmpty());

        assertThat(asked()).isLessThanOrEqualTo(3);
        assertThat(keys.of(registration, "known")).hasSize(1);
    }

    @Test
    void l4TwoKeysOfOneKidAreBothTriedAndNoMoreThanFour() {
        String key = FakePlatform.newKey("same").toPublicJWK().toJSONString();
        serve(key, key, key, key, key, key);

        assertThat(keys.of(registration, "same")).hasSize(4);
    }

    @Test
    void l22AKeySetBeyondReasonIsNone() {
        String key = FakePlatform.newKey("known").toPublicJWK().toJSONString();
        answer(aResponse().withBody("{\"keys\":[" + key + "]," + "\"filler\":\"" + "x".repeat(70_000) + "\"}"));

        assertThat(keys.of(registration, "known")).isEmpty();
    }

    @Test
    void l22MoreKeysThanAnybodyNeedsAreNone() {
        serve(IntStream.range(0, 51)
                .mapToObj(n -> "{\"kty\":\"RSA\",\"kid\":\"k" + n + "\",\"n\":\"AQAB\",\"e\":\"AQAB\"}")
                .toArray(String[]::new));

        assertThat(keys.of(registration, "k1")).isEmpty();
    }

    @Test
    void l22ARedirectIsNotFollowed() {
        answer(aResponse().withStatus(302).withHeader("Location", PLATFORM.origin() + "/canary"));

        assertThat(keys.of(registration, "known")).isEmpty();
        PLATFORM.server.verify(0, getRequestedFor(urlEqualTo("/canary")));
    }

    @Test
    void l22APlatformThatDoesNotAnswerInTimeHasNoKeys() {
        answer(aResponse().withFixedDelay(5_000).withBody("{\"keys\":[]}"));

        assertThat(keys.of(registration, "known")).isEmpty();
    }

    @Test
    void aKeyTooShortToTrustIsNone() {
        serve("{\"kty\":\"RSA\",\"kid\":\"short\",\"n\":\"AQAB\",\"e\":\"AQAB\"}");

        assertThat(keys.of(registration, "short")).isEmpty();
    }

    private void serve(String... jwks) {
        answer(aResponse().withBody("{\"keys\":[" + String.join(",", List.of(jwks)) + "]}"));
    }

    private void answer(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
        PLATFORM.server.stubFor(get(address).willReturn(answer.withHeader("Content-Type", "application/json")));
    }

    private int asked() {
        return PLATFORM.server.findAll(getRequestedFor(urlEqualTo(address))).size();
    }
}
