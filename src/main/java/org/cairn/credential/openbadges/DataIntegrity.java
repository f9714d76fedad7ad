package org.cairn.credential.openbadges;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Data Integrity proofs of the suite {@code eddsa-rdfc-2022} (VC Data Integrity EdDSA Cryptosuites 1.0, 3.2). */
public final class DataIntegrity {

    public static final String SUITE = "eddsa-rdfc-2022";

    static final String CONTEXT = "@context";
    private static final String PROOF = "proof";
    private static final String PROOF_VALUE = "proofValue";

    private static final Remembered VERIFIED = new Remembered(20_000);

    private DataIntegrity() {}

    /** @return the document with its proof, as the text to be kept and served */
    public static String sign(String document, String verificationMethod, PrivateKey key, Instant created) {
        JsonObject unsigned = Json.jsonP(document);
        if (unsigned.containsKey(PROOF)) {
            throw new BadDocument("it carries a proof already", null);
        }
        ProofConfiguration configuration = ProofConfiguration.of(document, verificationMethod, created);
        byte[] signature = Signatures.EDDSA.signer(key).sign(configuration.hashData(Canonical.hash(unsigned)));
        return new String(
                configuration.attach(document.getBytes(StandardCharsets.UTF_8), signature), StandardCharsets.UTF_8);
    }

    /** The proofs that the document carries, of whatever suite. */
    public static List<Proof> proofs(String document) {
        JsonValue proof = Json.jsonP(document).getOrDefault(PROOF, JsonValue.EMPTY_JSON_ARRAY);
        JsonArray all = proof instanceof JsonArray array
                ? array
                : Json.PROVIDER.createArrayBuilder().add(proof).build();
        return all.stream().map(Proof::of).toList();
    }

    /**
     * Whether the key made the proof over exactly this document.
     *
     * @throws BadDocument where the document cannot be canonicalised
     */
    public static boolean verify(String document, Proof proof, PublicKey key) {
        return VERIFIED.holds(
                () -> check(document, proof, key),
                document.getBytes(StandardCharsets.UTF_8),
                proof.object().toString().getBytes(StandardCharsets.UTF_8),
                key.getEncoded());
    }

    private static boolean check(String document, Proof proof, PublicKey key) {
        JsonObject unsigned = Json.PROVIDER
                .createObjectBuilder(Json.jsonP(document))
                .remove(PROOF)
                .build();
        JsonObject options = Json.PROVIDER
                .createObjectBuilder(proof.object())
                .remove(PROOF_VALUE)
                .build();
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(hashData(unsigned, options));
            return signature.verify(Multikey.bytes(proof.value()));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Section 3.2.4: the hash of the proof's configuration comes first. */
    private static byte[] hashData(JsonObject unsigned, JsonObject options) {
        JsonValue context = context(unsigned);
        if (!options.getOrDefault(CONTEXT, context).equals(context)) {
            throw new BadDocument("the proof names other contexts than the document", null);
        }
        JsonObject configuration =
                Json.PROVIDER.createObjectBuilder(options).add(CONTEXT, context).build();
        byte[] first = Canonical.hash(configuration);
        byte[] second = Canonical.hash(unsigned);
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static JsonValue context(JsonObject document) {
        JsonValue context = document.get(CONTEXT);
        if (context == null) {
            throw new BadDocument("a document without contexts", null);
        }
        return context;
    }

    /** One proof, as the document carries it. */
    public record Proof(JsonObject object) {

        static Proof of(JsonValue value) {
            if (value instanceof JsonObject object) {
                return new Proof(object);
            }
            throw new BadDocument("a proof is not an object", null);
        }

        /** Whether it is of the one suite that is understood here, made to assert. */
        public boolean isUnderstood() {
            return text("type").equals("DataIntegrityProof")
                    && text("cryptosuite").equals(SUITE)
                    && text("proofPurpose").equals("assertionMethod");
        }

        public String verificationMethod() {
            return text("verificationMethod");
        }

        String value() {
            return text(PROOF_VALUE);
        }

        private String text(String member) {
            return object.get(member) instanceof JsonString text ? text.getString() : "";
        }
    }
}
