package org.cairn.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cairn.outbound.Outbound;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.outbound.OutboundRequest;
import org.cairn.platform.Registration;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The public keys of each platform, by Nimbus's own source: kept for 15 minutes, read again on an unknown kid at most once
 * in 30 seconds, and served for a day while the platform does not answer. A registration's keys never serve another's.
 */
@Component
class PlatformKeys {

    private static final Logger log = LoggerFactory.getLogger(PlatformKeys.class);

    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration REFRESH_TIMEOUT = Duration.ofSeconds(8);
    private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(30);
    private static final Duration OUTAGE = Duration.ofHours(24);
    private static final int MOST_KEYS = 50;
    private static final int LARGEST = 65_536;
    private static final int MOST_MATCHES = 4;
    private static final int SHORTEST_RSA = 2048;

    private final Outbound outbound;
    private final Map<URI, JWKSource<SecurityContext>> sources = new ConcurrentHashMap<>();

    PlatformKeys(Outbound outbound) {
        this.outbound = outbound;
    }

    /** The RSA signature keys of that id, usually one; empty where there is none or the platform does not answer. */
    List<RSAPublicKey> of(Registration registration, String kid) {
        JWKMatcher matcher = new JWKMatcher.Builder()
                .keyType(KeyType.RSA)
                .keyID(kid)
                .keyUses(KeyUse.SIGNATURE, null)
                .build();
        try {
            return sources
                    .computeIfAbsent(registration.jwksUri(), this::source)
                    .get(new JWKSelector(matcher), null)
                    .stream()
                    .map(JWK::toRSAKey)
                    .filter(key -> key.size() >= SHORTEST_RSA)
                    .limit(MOST_MATCHES)
                    .map(PlatformKeys::publicKey)
                    .toList();
        } catch (KeySourceException e) {
            log.info("no keys of {}: {}", registration.id(), e.getClass().getSimpleName());
            return List.of();
        }
    }

    private JWKSource<SecurityContext> source(URI address) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(address.toURL(), url -> fetch(address))
                    .cache(KEPT.toMillis(), REFRESH_TIMEOUT.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_REFRESHES.toMillis())
                    .outageTolerant(OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Resource fetch(URI address) throws IOException {
        try {
            OutboundAnswer answer =
                    outbound.send(OutboundRequest.get("keys " + address.getHost(), address, "application/json"));
            if (answer.status() != 200 || answer.body().length() > LARGEST) {
                throw new IOException("status " + answer.status());
            }
            if (JWKSet.parse(answer.body()).size() > MOST_KEYS) {
                throw new IOException("too many keys");
            }
            return new Resource(answer.body(), "application/json");
        } catch (ParseException | Refusal e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static RSAPublicKey publicKey(RSAKey key) {
        try {
            return key.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
