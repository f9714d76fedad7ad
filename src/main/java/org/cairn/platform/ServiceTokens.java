package org.cairn.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.cairn.outbound.Outbound;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
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

/**
 * Service tokens: client credentials with a signed assertion (Security Framework 1.0, 4.1.1), kept in memory until a
 * minute before they end.
 */
@Component
class ServiceTokens {

    private static final Logger log = LoggerFactory.getLogger(ServiceTokens.class);
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final Outbound outbound;
    private final ToolKeys keys;
    private final Clock clock;
    private final Map<Key, OAuth2AccessToken> cache = new ConcurrentHashMap<>();

    ServiceTokens(Outbound outbound, ToolKeys keys, Clock clock) {
        this.outbound = outbound;
        this.keys = keys;
        this.clock = clock;
    }

    /** @throws Refusal PLATFORM_FAILED where the platform gives no token */
    String token(Registration registration, Set<String> scopes) {
        return cache.compute(
                        new Key(registration.id(), List.copyOf(new TreeSet<>(scopes))),
                        (key, known) -> known != null && lives(known) ? known : fetch(registration, scopes))
                .getTokenValue();
    }

    void forget(Registration registration, Set<String> scopes) {
        cache.remove(new Key(registration.id(), List.copyOf(new TreeSet<>(scopes))));
    }

    private boolean lives(OAuth2AccessToken token) {
        Instant end = token.getExpiresAt();
        return end != null && clock.instant().plus(MARGIN).isBefore(end);
    }

    private OAuth2AccessToken fetch(Registration registration, Set<String> scopes) {
        try {
            return client(registration)
                    .getTokenResponse(new OAuth2ClientCredentialsGrantRequest(client(registration, scopes)))
                    .getAccessToken();
        } catch (OAuth2AuthorizationException e) {
            log.info(
                    "no service token from {}: {}",
                    registration.id(),
                    e.getError().getErrorCode());
            throw new Refusal(Problem.PLATFORM_FAILED, "platform.no-token", registration.name());
        }
    }

    private RestClientClientCredentialsTokenResponseClient client(Registration registration) {
        var assertion = new NimbusJwtClientAuthenticationParametersConverter<OAuth2ClientCredentialsGrantRequest>(
                client -> keys.active());
        assertion.setJwtClientAssertionCustomizer(context -> {
            Instant now = clock.instant();
            context.getClaims()
                    .audience(List.of(
                            registration.tokenAudience() == null
                                    ? registration.tokenEndpoint().toString()
                                    : registration.tokenAudience()))
                    // Canvas gives no leeway for a time in the future
                    .issuedAt(now.minusSeconds(5))
                    .expiresAt(now.plusSeconds(240))
                    .id(UUID.randomUUID().toString());
        });
        var client = new RestClientClientCredentialsTokenResponseClient();
        client.addParametersConverter(assertion);
        client.setRestClient(RestClient.builder()
                .requestFactory(outbound.requestFactory(registration.id().toString()))
                .configureMessageConverters(converters -> converters
                        .disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(
                        new org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
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

    private record Key(RegistrationId registration, List<String> scopes) {}
}
