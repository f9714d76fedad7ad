package org.cairn.platform.web;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.cairn.outbound.Outbound;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.outbound.OutboundRequest;
import org.cairn.shared.Problem;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The institution's identity provider, found out about when somebody wants to sign in (OpenID Connect Discovery 1.0, 4), so
 * that Cairn starts without it. What was found is kept for an hour.
 */
class OidcProvider implements ClientRegistrationRepository {

    static final String ID = "institution";

    private static final String LANE = "identity provider";
    private static final Duration KEPT = Duration.ofHours(1);

    private final OidcSettings settings;
    private final Outbound outbound;
    private final PublicAddress address;
    private final Clock clock;
    private final AtomicReference<Known> known = new AtomicReference<>();

    private record Known(ClientRegistration client, JWKSource<SecurityContext> keys, Instant until) {}

    OidcProvider(OidcSettings settings, Outbound outbound, PublicAddress address, Clock clock) {
        this.settings = settings;
        this.outbound = outbound;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
        try {
            return registrationId.equals(ID) ? known().client() : null;
        } catch (Refusal refusal) {
            throw new AuthenticationServiceException(refusal.key(), refusal);
        }
    }

    /** The provider's keys, read through the one guarded client; an unknown kid makes it look again, at a measured pace. */
    JWKSource<SecurityContext> keys() {
        return known().keys();
    }

    private Known known() {
        Known before = known.get();
        if (before != null && clock.instant().isBefore(before.until())) {
            return before;
        }
        Known now = discover();
        known.set(now);
        return now;
    }

    private Known discover() {
        JsonNode metadata = read(URI.create(settings.issuer() + "/.well-known/openid-configuration"));
        // Discovery 1.0, 4.3: the issuer must be the one that was asked for
        if (!settings.issuer().equals(metadata.path("issuer").asString(""))) {
            throw unusable();
        }
        URI keys = URI.create(text(metadata, "jwks_uri"));
        ClientRegistration client = ClientRegistration.withRegistrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(address.at("/admin/oidc/code/" + ID).toString())
                .scope("openid", "email", "profile")
                .issuerUri(settings.issuer())
                .authorizationUri(text(metadata, "authorization_endpoint"))
                .tokenUri(text(metadata, "token_endpoint"))
                .jwkSetUri(keys.toString())
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .build();
        return new Known(client, source(keys), clock.instant().plus(KEPT));
    }

    private JWKSource<SecurityContext> source(URI keys) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(keys.toURL(), url -> fetch(keys))
                    .cache(
                            Duration.ofMinutes(15).toMillis(),
                            Duration.ofSeconds(8).toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(Duration.ofSeconds(30).toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Resource fetch(URI keys) throws IOException {
        try {
            OutboundAnswer answer = outbound.send(OutboundRequest.get(LANE, keys, "application/json"));
            if (answer.status() != 200) {
                throw new IOException("status " + answer.status());
            }
            return new Resource(answer.body(), "application/json");
        } catch (Refusal e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private JsonNode read(URI uri) {
        OutboundAnswer answer = outbound.send(OutboundRequest.get(LANE, uri, "application/json"));
        try {
            JsonNode root = JsonMapper.shared().readTree(answer.body());
            if (answer.status() == 200 && root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw unusable();
        }
        throw unusable();
    }

    private String text(JsonNode metadata, String member) {
        String text = metadata.path(member).asString("");
        if (text.isBlank()) {
            throw unusable();
        }
        return text;
    }

    private Refusal unusable() {
        return new Refusal(
                Problem.PLATFORM_FAILED,
                "platform.identity-provider",
                URI.create(settings.issuer()).getHost());
    }
}
