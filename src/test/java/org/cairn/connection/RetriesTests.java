package org.cairn.connection;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.util.Set;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.platform.PlatformFile;
import org.cairn.platform.Platforms;
import org.cairn.platform.RegistrationId;
import org.cairn.testing.FakePlatform;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** F3 to F5: one answer that gets lost is no failure of what was to be read; a platform that fails is not asked more for that. */
@SpringBootTest
@ActiveProfiles("test")
class RetriesTests {

    private static final FakePlatform LMS = new FakePlatform();
    private static final Set<String> SCOPES = Set.of("scope/read");
    private static final ResponseDefinitionBuilder FAILS = aResponse().withStatus(503);
    private static final ResponseDefinitionBuilder HANGS_UP = aResponse().withFault(Fault.EMPTY_RESPONSE);
    private static final ResponseDefinitionBuilder ANSWERS = aResponse().withBody("[]");
    private static final ResponseDefinitionBuilder TOKEN =
            aResponse().withBody("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}");

    @Autowired
    PlatformServices services;

    @Autowired
    Platforms platforms;

    private RegistrationId lms;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("cairn.outbound.plain-http-origins", LMS::origin);
        TestDatabase.H2.offer(registry);
    }

    @BeforeEach
    void aPlatform() {
        LMS.server.resetAll();
        PlatformFile file = LMS.another(null);
        platforms.load(file, "test");
        lms = platforms.registrations(file.issuer(), file.clientId()).get(0).id();
        answers("/token", TOKEN);
    }

    @AfterAll
    static void stop() {
        LMS.close();
    }

    @Test
    void whatIsReadIsAskedForAgainWhereItGotLost() {
        answers("/items", FAILS, HANGS_UP, ANSWERS);

        assertThat(read().status()).isEqualTo(200);
        assertThat(asked("/items")).isEqualTo(3);
        assertThat(asked("/token")).isOne();
    }

    @Test
    void aTokenIsAskedForAgainWhereItGotLost() {
        answers("/token", FAILS, HANGS_UP, TOKEN);
        answers("/items", ANSWERS);

        assertThat(read().status()).isEqualTo(200);
        assertThat(asked("/items")).isOne();
    }

    @Test
    void whatThePlatformSaysToTheLastIsWhatIsHeard() {
        answers("/items", HANGS_UP, HANGS_UP, FAILS);
        assertThat(read().status()).isEqualTo(503);

        aPlatform();
        answers("/items", FAILS, FAILS, HANGS_UP);
        assertThatThrownBy(this::read).hasMessage("PLATFORM_FAILED outbound.no-answer");
        assertThat(asked("/items")).isEqualTo(3);
    }

    @Test
    void whatIsToldIsToldOnce() {
        answers("/scores", FAILS);
        ServiceCall score = new ServiceCall(
                HttpMethod.POST, URI.create(LMS.origin() + "/scores"), SCOPES, SCOPES, null, "x/y", "{}");

        assertThat(services.call(lms, score).status()).isEqualTo(503);
        assertThat(asked("/scores")).isOne();
    }

    @Test
    void whatIsRefusedIsNotAskedForAgain() {
        answers("/items", aResponse().withStatus(404));

        assertThat(read().status()).isEqualTo(404);
        assertThat(asked("/items")).isOne();
    }

    @Test
    void whoWantsAPauseIsNotAskedAgain() {
        answers("/items", aResponse().withStatus(503).withHeader("Retry-After", "30"));

        assertThat(read().status()).isEqualTo(503);
        assertThat(asked("/items")).isOne();
    }

    @Test
    void whoIsDownIsAskedOnceAtATime() {
        answers("/items", FAILS);

        read();
        read();
        assertThat(asked("/items")).isEqualTo(5);
        read();
        assertThat(asked("/items")).isEqualTo(6);
    }

    @Test
    void whoTakesItsTimeToFailIsNotAskedAgain() {
        answers("/items", aResponse().withStatus(503).withFixedDelay(5_100));

        assertThat(read().status()).isEqualTo(503);
        assertThat(asked("/items")).isOne();
    }

    /** One answer after the other, the last one for ever. */
    private static void answers(String path, ResponseDefinitionBuilder... answers) {
        int last = answers.length - 1;
        LMS.server.stubFor(any(urlEqualTo(path)).willReturn(answers[last]));
        for (int i = 0; i < last; i++) {
            LMS.server.stubFor(any(urlEqualTo(path))
                    .inScenario(path)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
                    .willReturn(answers[i])
                    .willSetStateTo("after " + (i + 1)));
        }
    }

    private OutboundAnswer read() {
        return services.call(lms, ServiceCall.get(URI.create(LMS.origin() + "/items"), SCOPES, SCOPES, "x/y"));
    }

    private static int asked(String path) {
        return LMS.server.findAll(anyRequestedFor(urlEqualTo(path))).size();
    }
}
