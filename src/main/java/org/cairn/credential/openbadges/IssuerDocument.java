package org.cairn.credential.openbadges;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an issuer publishes of itself: a DID document, or a controller document at an https address. */
public final class IssuerDocument {

    private static final String WEB = "did:web:";

    private final ObjectNode document;

    private IssuerDocument(ObjectNode document) {
        this.document = document;
    }

    /** @throws BadDocument where it is not a JSON object */
    public static IssuerDocument parse(String text) {
        return new IssuerDocument(Json.object(text));
    }

    /** Where the issuer's keys are published (did:web Method, 3.2); empty for any other kind of identifier. */
    public static Optional<URI> addressOf(String issuer) {
        try {
            if (issuer.startsWith("https://")) {
                return Optional.of(URI.create(issuer));
            }
            return issuer.startsWith(WEB) ? Optional.of(didWeb(issuer.substring(WEB.length()))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The host that answers for the issuer, as a person would say it. */
    public static String hostOf(String issuer) {
        return addressOf(issuer).map(URI::getAuthority).orElse(issuer);
    }

    public boolean isOf(String issuer) {
        return document.path("id").asString("").equals(issuer);
    }

    /** The key of this name, where the issuer lets it assert. */
    public Optional<PublicKey> assertionKey(String method) {
        return methods()
                .filter(candidate -> candidate.path("id").asString("").equals(method))
                .flatMap(IssuerDocument::key)
                .findFirst();
    }

    /** Every key that the issuer lets assert and that can be read here. */
    public List<PublicKey> assertionKeys() {
        return methods().flatMap(IssuerDocument::key).toList();
    }

    private Stream<JsonNode> methods() {
        String issuer = document.path("id").asString("");
        Stream<JsonNode> embedded = stream("assertionMethod").filter(JsonNode::isObject);
        Stream<JsonNode> named = stream("verificationMethod")
                .filter(method -> stream("assertionMethod").anyMatch(id -> id.equals(method.path("id"))));
        return Stream.concat(embedded, named)
                .filter(method -> method.path("controller").asString("").equals(issuer));
    }

    private Stream<JsonNode> stream(String member) {
        return StreamSupport.stream(document.path(member).spliterator(), false);
    }

    private static Stream<PublicKey> key(JsonNode method) {
        try {
            if (method.path("publicKeyMultibase").isString()) {
                return Stream.of(
                        Multikey.parse(method.path("publicKeyMultibase").asString()));
            }
            if (method.path("publicKeyJwk").isObject()
                    && JWK.parse(Json.write(method.path("publicKeyJwk"))) instanceof AsymmetricJWK jwk) {
                return Stream.of(jwk.toPublicKey());
            }
        } catch (ParseException | JOSEException | BadDocument e) {
            // A key of a kind that is not understood here is no key to us; the issuer may publish others.
            return Stream.empty();
        }
        return Stream.empty();
    }

    private static URI didWeb(String specific) {
        String[] parts = specific.split(":", -1);
        String host = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
        if (host.isBlank() || host.contains("/") || host.contains("@") || host.contains("?") || host.contains("#")) {
            throw new IllegalArgumentException("not a host: " + host);
        }
        String path = parts.length == 1
                ? "/.well-known"
                : "/" + String.join("/", List.of(parts).subList(1, parts.length));
        return URI.create("https://" + host + path + "/did.json");
    }
}
