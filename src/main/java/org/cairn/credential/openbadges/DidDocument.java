package org.cairn.credential.openbadges;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decentralized Identifiers 1.0, 5, in the shape that did:web publishes. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"@context", "id"})
public record DidDocument(
        @JsonProperty("@context") List<String> context,
        String id,
        List<VerificationMethod> verificationMethod,
        List<String> assertionMethod) {

    private static final List<String> CONTEXTS = List.of(
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/multikey/v1",
            "https://w3id.org/security/jwk/v1");

    /** @param asserting the ids of the methods that the issuer stands by: all but those that have leaked */
    public static DidDocument of(String id, List<VerificationMethod> methods, List<String> asserting) {
        return new DidDocument(CONTEXTS, id, methods, asserting);
    }

    /** A published key. Verifiers ask that each names its controller. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record VerificationMethod(
            String id,
            String type,
            String controller,
            @Nullable String publicKeyMultibase,
            @Nullable Map<String, Object> publicKeyJwk) {

        public static VerificationMethod multikey(String id, String controller, String multikey) {
            return new VerificationMethod(id, "Multikey", controller, multikey, null);
        }

        public static VerificationMethod jwk(String id, String controller, Map<String, Object> jwk) {
            return new VerificationMethod(id, "JsonWebKey", controller, null, jwk);
        }
    }
}
