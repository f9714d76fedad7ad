package org.cairn.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TokenEndpointTests {

    @RegisterExtension
    static final RunningLms lms = new RunningLms();

    private static final String SCOPE = Scope.SCORE.uri();

    @Test
    void aSignedAssertionGetsATokenOfAnHour() {
        HttpResponse<String> response = token(UnaryOperator.identity());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(RunningLms.json(response).path("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(RunningLms.json(response).path("expires_in").intValue()).isEqualTo(3600);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void onlyKnownScopesAreGranted() {
        String assertion = lms.tool().assertion(lms.tokenEndpoint(), UnaryOperator.identity());

        HttpResponse<String> response =
                lms.token(lms.tokenForm(assertion, SCOPE + " openid https://example.org/everything"));

        assertThat(RunningLms.json(response).path("scope").stringValue()).isEqualTo(SCOPE);
    }

    @Test
    void noKnownScopeIsAnError() {
        String assertion = lms.tool().assertion(lms.tokenEndpoint(), UnaryOperator.identity());

        refused(lms.token(lms.tokenForm(assertion, "openid openid")), 400, "invalid_scope");
    }

    @Test
    void anAssertionForAnotherAudienceIsRefused() {
        refused(token(claims -> claims.audience("https://elsewhere.example/token")), 401, "invalid_client");
    }

    @Test
    void anAssertionOfAnotherClientIsRefused() {
        refused(token(claims -> claims.issuer("somebody")), 401, "invalid_client");
        refused(token(claims -> claims.subject("somebody")), 401, "invalid_client");
    }

    @Test
    void anExpiredAssertionIsRefused() {
        refused(
                token(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))),
                401,
                "invalid_client");
    }

    @Test
    void anAssertionWithoutEndIsRefused() {
        refused(token(claims -> claims.expirationTime(null)), 401, "invalid_client");
        refused(
                token(claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(86_400)))),
                401,
                "invalid_client");
    }

    @Test
    void anAssertionFromTheFutureIsRefused() {
        refused(token(claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(300)))), 401, "invalid_client");
    }

    @Test
    void anAssertionServesOnce() {
        String assertion = lms.tool().assertion(lms.tokenEndpoint(), UnaryOperator.identity());

        assertThat(lms.token(lms.tokenForm(assertion, SCOPE)).statusCode()).isEqualTo(200);
        refused(lms.token(lms.tokenForm(assertion, SCOPE)), 401, "invalid_client");
    }

    @Test
    void anAssertionWithoutIdIsRefused() {
        refused(token(claims -> claims.jwtID(null)), 401, "invalid_client");
    }

    @Test
    void anAssertionSignedByAStrangerIsRefused() {
        RSAKey stranger = ToolStub.newKey();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(Addresses.CLIENT_ID)
                .subject(Addresses.CLIENT_ID)
                .audience(lms.tokenEndpoint())
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .jwtID("stranger")
                .build();

        String byKid = ToolStub.sign(claims, stranger, lms.tool().kid());
        refused(lms.token(lms.tokenForm(byKid, SCOPE)), 401, "invalid_client");
        String withoutKid = ToolStub.sign(claims, stranger, null);
        refused(lms.token(lms.tokenForm(withoutKid, SCOPE)), 401, "invalid_client");
    }

    @Test
    void aNewKeyOfTheToolIsFetched() {
        assertThat(token(UnaryOperator.identity()).statusCode()).isEqualTo(200);

        lms.tool().rotateKey();

        assertThat(token(UnaryOperator.identity()).statusCode()).isEqualTo(200);
    }

    @Test
    void anythingButAnAssertionIsAnInvalidRequest() {
        refused(lms.token(Map.of("grant_type", "password")), 400, "unsupported_grant_type");
        refused(lms.token(Map.of("grant_type", "client_credentials")), 400, "invalid_request");
        refused(lms.token(Map.of()), 400, "invalid_request");
        refused(lms.token(lms.tokenForm("not a token", SCOPE)), 401, "invalid_client");
    }

    private static HttpResponse<String> token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return lms.token(lms.tokenForm(lms.tool().assertion(lms.tokenEndpoint(), change), SCOPE));
    }

    private static void refused(HttpResponse<String> response, int status, String error) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(RunningLms.json(response).path("error").stringValue()).isEqualTo(error);
    }
}
