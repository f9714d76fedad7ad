package org.cairn.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.PlatformFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A platform that can sign anything: the LMS of the tests. Its keys are served on loopback. */
public final class FakePlatform implements AutoCloseable {

    public static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    public static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    private static final JsonMapper JSON = JsonMapper.shared();

    public final WireMockServer server = new WireMockServer(options().dynamicPort());
    public final String clientId;
    public RSAKey key = newKey("platform-key");

    public FakePlatform() {
        this("cairn-" + UUID.randomUUID());
    }

    public FakePlatform(String clientId) {
        this.clientId = clientId;
        server.start();
        serveKeys();
    }

    public static RSAKey newKey(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).keyUse(KeyUse.SIGNATURE).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Scheme, host and port; also the issuer. */
    public String origin() {
        return "http://127.0.0.1:" + server.port();
    }

    public void serveKeys(RSAKey... keys) {
        RSAKey[] served = keys.length == 0 ? new RSAKey[] {key} : keys;
        JWKSet set = new JWKSet(List.<com.nimbusds.jose.jwk.JWK>of(served)).toPublicJWKSet();
        server.stubFor(get("/jwks")
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(set.toString())));
    }

    public PlatformFile file(String... deploymentIds) {
        return new PlatformFile(
                "Test LMS " + server.port(),
                origin(),
                clientId,
                List.of(deploymentIds),
                URI.create(origin() + "/auth"),
                URI.create(origin() + "/token"),
                null,
                URI.create(origin() + "/jwks"),
                "test",
                false,
                List.of(),
                new PlatformFile.Owner("Test College " + server.port(), null, null, null));
    }

    /**
     * A registration of its own at this platform, so that no test meets the tokens and pauses of another.
     *
     * @param audience what its assertions are for, where that is not its token address
     */
    public PlatformFile another(@Nullable String audience) {
        PlatformFile file = file("1");
        return new PlatformFile(
                file.name(),
                file.issuer(),
                "client-" + UUID.randomUUID(),
                file.deploymentIds(),
                file.authorizationEndpoint(),
                file.tokenEndpoint(),
                audience,
                file.jwksUri(),
                file.productFamily(),
                false,
                file.furtherOrigins(),
                file.institution());
    }

    /** The claims of a valid resource link launch of a learner, to be changed by a test. */
    public Map<String, Object> claims(String nonce, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", origin());
        claims.put("aud", clientId);
        claims.put("sub", "5");
        claims.put("nonce", nonce);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + 60);
        claims.put("name", "Noémie Tremblay-Okafor");
        claims.put(CLAIM + "version", "1.3.0");
        claims.put(CLAIM + "message_type", "LtiResourceLinkRequest");
        claims.put(CLAIM + "deployment_id", "1");
        claims.put(CLAIM + "target_link_uri", "http://localhost:8080/lti/launch");
        claims.put(CLAIM + "roles", List.of(MEMBERSHIP + "Learner"));
        claims.put(
                CLAIM + "context",
                Map.of("id", "2", "label", "BIO101", "title", "Biology 101", "type", List.of("CourseSection")));
        claims.put(CLAIM + "resource_link", Map.of("id", "1", "title", "My micro-credential"));
        claims.put(CLAIM + "launch_presentation", Map.of("locale", "en", "document_target", "iframe"));
        return claims;
    }

    public String sign(Map<String, Object> claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                JSON.writeValueAsString(claims),
                key);
    }

    public static String sign(JWSHeader header, String payload, RSAKey key) {
        try {
            JWSObject token = new JWSObject(header, new Payload(payload));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
