package org.cairn.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.cairn.connection.ServiceTokens.ServiceToken;
import org.cairn.outbound.Outbound;
import org.cairn.platform.Registration;
import org.cairn.platform.ToolKeys;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter.JwtClientAuthenticationContext;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a platform for a service token: client credentials with a signed assertion (Security Framework 1.0, 4.1.1), by
 * Spring Security's client, through the guarded door.
 */
@Component
class TokenEndpoint {

    private static final Logger log = LoggerFactory.getLogger(TokenEndpoint.class);

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration ASSERTION_LIVES = Duration.ofMinutes(4);

    /** Canvas gives no leeway for a time in the future. */
    private static final Duration BACK = Duration.ofSeconds(5);

    private final Outbound outbound;
    private final ToolKeys keys;
    private final Clock clock;
    private final Retries retries;

    TokenEndpoint(Outbound outbound, ToolKeys keys, Clock clock, Retries retries) {
        this.outbound = outbound;
        this.keys = keys;
        this.clock = clock;
        this.retries = retries;
    }

    /** @throws Refusal PLATFORM_FAILED where the platform gives no token, or none that may do any of this */
    ServiceToken fetch(Registration registration, Set<String> scopes) {
        try {
            return retries.of(registration.id(), () -> ask(registration, scopes));
        } catch (Denied denied) {
            log.info("no service token from {}: status {} {}", registration.id(), denied.status(), denied.error());
            throw new Refusal(Problem.PLATFORM_FAILED, denied.key(), registration.name());
        }
    }

    /**
     * @throws Denied where the platform answered something else
     * @throws Refusal PLATFORM_FAILED where it did not answer
     */
    ServiceToken ask(Registration registration, Set<String> scopes) throws Denied {
        try {
            OAuth2AccessToken token = client(registration)
                    .getTokenResponse(new OAuth2ClientCredentialsGrantRequest(client(registration, scopes)))
                    .getAccessToken();
            // RFC 6749, 5.1: the scope may be left out where all that was asked for is granted.
            Set<String> granted = token.getScopes().isEmpty() ? scopes : token.getScopes();
            return ServiceToken.of(token.getTokenValue(), clock.instant(), lives(token), granted);
        } catch (OAuth2AuthorizationException e) {
            throw new Denied(200, "", e);
        }
    }

    private RestClientClientCredentialsTokenResponseClient client(Registration registration) {
        var assertion = new NimbusJwtClientAuthenticationParametersConverter<OAuth2ClientCredentialsGrantRequest>(
                client -> keys.active());
        assertion.setJwtClientAssertionCustomizer(context -> claims(registration, context));
        var client = new RestClientClientCredentialsTokenResponseClient();
        client.addParametersConverter(assertion);
        client.setRestClient(RestClient.builder()
                .requestFactory(outbound.requestFactory(registration.id().toString()))
                .configureMessageConverters(converters -> converters
                        .disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> deny(response))
                .build());
        return client;
    }

    /** One audience: Brightspace wants another one than its token address. */
    private void claims(
            Registration registration, JwtClientAuthenticationContext<OAuth2ClientCredentialsGrantRequest> context) {
        Instant now = clock.instant();
        context.getClaims()
                .audience(List.of(Objects.requireNonNullElseGet(
                        registration.tokenAudience(),
                        () -> registration.tokenEndpoint().toString())))
                .issuedAt(now.minus(BACK))
                .expiresAt(now.plus(ASSERTION_LIVES))
                .id(UUID.randomUUID().toString());
    }

    private static ClientRegistration client(Registration registration, Set<String> scopes) {
        return ClientRegistration.withRegistrationId(registration.id().toString())
                .clientId(registration.clientId())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri(registration.tokenEndpoint().toString())
                .scope(scopes)
                .build();
    }

    /** Never longer than a day. */
    private static Duration lives(OAuth2AccessToken token) {
        Duration lives = Duration.between(
                Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt()));
        return lives.compareTo(LONGEST) > 0 ? LONGEST : lives;
    }

    private static void deny(ClientHttpResponse response) throws IOException {
        try (InputStream body = response.getBody()) {
            throw new Denied(
                    response.getStatusCode().value(), new String(body.readAllBytes(), StandardCharsets.UTF_8), null);
        }
    }

    /** The platform answered, and not with a token. */
    static final class Denied extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        private final int status;
        private final String body;

        Denied(int status, String body, @Nullable Throwable cause) {
            super("status " + status, cause);
            this.status = status;
            this.body = body;
        }

        int status() {
            return status;
        }

        String body() {
            return body;
        }

        /** What RFC 6749, 5.2 names it by; empty where the answer does not. */
        String error() {
            return json().path("error").asString("").replaceAll("[^A-Za-z_ -]", "");
        }

        /** Moodle answers with an error page of its own when it cannot fetch our keys: OAuth would answer with JSON. */
        String key() {
            if (error().equals("invalid_scope")) {
                return "platform.not-granted";
            }
            return status < 300 || json().isObject() ? "platform.no-token" : "platform.keys-unreachable";
        }

        private JsonNode json() {
            try {
                return JsonMapper.shared().readTree(body);
            } catch (JacksonException notJson) {
                return JsonMapper.shared().missingNode();
            }
        }
    }
}
