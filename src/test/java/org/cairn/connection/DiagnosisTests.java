package org.cairn.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.connection.Finding.Level;
import org.cairn.connection.TokenProbe.Outcome;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.InstitutionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

/** What a platform's answer means: the cause that an administrator can act upon. */
class DiagnosisTests {

    private static final Instant NOW = Instant.parse("2026-03-14T21:32:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    moodle        | 404 | <!DOCTYPE html>                      | keys-not-fetched
                    canvas        | 404 | <html>                               | no-endpoint
                    moodle        | 400 | {"error":"invalid_scope"}            | scope
                    moodle        | 400 | {"error":"Expired token"}            | assertion
                    moodle        | 400 | {"error":"invalid_client"}           | client
                    canvas        | 401 | {"error":"invalid_client"}           | client
                    desire2learn  | 400 | {"error":"invalid_client"}           | audience
                    desire2learn  | 500 | oops                                 | audience
                    blackboard    | 503 | busy                                 | failing
                    sakai         | 403 | no                                   | refused
                    sakai         | 200 | {"access_token":null}                | refused
                    """)
    void aDeniedTokenHasACause(String product, int status, String body, String cause) {
        assertThat(TokenProbe.judge(registration(product, null), new TokenEndpoint.Denied(status, body, null)))
                .isEqualTo(new Outcome.Denied(cause, String.valueOf(status)));
    }

    @Test
    void aBrightspaceWithTheRightAudienceHasAnotherCause() {
        Registration told = registration("desire2learn", "https://api.brightspace.com/auth/token");
        assertThat(TokenProbe.judge(told, new TokenEndpoint.Denied(400, "{\"error\":\"invalid_client\"}", null)))
                .isEqualTo(new Outcome.Denied("client", "400"));
    }

    @ParameterizedTest
    @CsvSource({"0, GOOD", "30, GOOD", "31, NOTICE", "60, NOTICE", "61, PROBLEM", "86400, PROBLEM"})
    void clocksThatAreApartAreSaidToBe(int seconds, Level level) {
        assertThat(PlatformCheck.clocks(Duration.ofSeconds(seconds)).level()).isEqualTo(level);
    }

    @Test
    void halfTheWayThereIsAllowedFor() {
        OutboundAnswer answer = answer(200, "");
        answer.headers().setDate("Date", NOW.plusSeconds(5).toEpochMilli());
        assertThat(PlatformCheck.skew(answer, NOW, NOW.plusSeconds(10))).contains(Duration.ZERO);
        OutboundAnswer broken = answer(200, "");
        broken.headers().set("Date", "yesterday");
        assertThat(PlatformCheck.skew(broken, NOW, NOW)).isEmpty();
        assertThat(PlatformCheck.skew(answer(200, ""), NOW, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    500 | oops                                                    | status
                    200 | <html>                                                  | unreadable
                    200 | {"keys":[]}                                             | no-key
                    200 | {"keys":[{"kty":"EC","crv":"P-256","kid":"1","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]} | no-key
                    """)
    void aKeySetThatCannotServeIsNamed(int status, String body, String outcome) {
        Finding finding = PlatformCheck.keySet("platform.check.reach", answer(status, body), Duration.ofMillis(5));
        assertThat(finding.level()).isEqualTo(Level.PROBLEM);
        assertThat(finding.outcome()).isEqualTo(outcome);
    }

    private static OutboundAnswer answer(int status, String body) {
        return new OutboundAnswer(status, "", new HttpHeaders(), body);
    }

    private static Registration registration(String product, String audience) {
        URI lms = URI.create("https://lms.example/x");
        return new Registration(
                new RegistrationId(UUID.randomUUID()),
                new InstitutionId(UUID.randomUUID()),
                "LMS",
                "https://lms.example",
                "client",
                lms,
                lms,
                audience,
                lms,
                product,
                false,
                true,
                List.of());
    }
}
