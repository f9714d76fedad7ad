package org.cairn.credential.openbadges;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * All of a proof but its value (VC Data Integrity EdDSA Cryptosuites 1.0, 3.2.5). It is the same for all that one key signs in
 * one second, and so is its hash.
 */
public final class ProofConfiguration {

    private static final int HASH = 32;

    private final String text;
    private final byte[] hash;

    private ProofConfiguration(JsonObject proof, JsonValue context) {
        this.text = proof.toString();
        this.hash = Canonical.hash(Json.PROVIDER
                .createObjectBuilder(proof)
                .add(DataIntegrity.CONTEXT, context)
                .build());
    }

    /** @param like a document with the contexts of those that are to be signed */
    public static ProofConfiguration of(String like, String verificationMethod, Instant created) {
        JsonObject proof = Json.PROVIDER
                .createObjectBuilder()
                .add("type", "DataIntegrityProof")
                .add("cryptosuite", DataIntegrity.SUITE)
                .add("created", created.truncatedTo(ChronoUnit.SECONDS).toString())
                .add("verificationMethod", verificationMethod)
                .add("proofPurpose", "assertionMethod")
                .build();
        return new ProofConfiguration(proof, DataIntegrity.context(Json.jsonP(like)));
    }

    /** Section 3.2.4: what is signed. The hash of the configuration comes first. */
    public byte[] hashData(byte[] documentHash) {
        byte[] both = Arrays.copyOf(hash, HASH * 2);
        System.arraycopy(documentHash, 0, both, HASH, HASH);
        return both;
    }

    /**
     * The document with its proof. The 1EdTech schema wants a list, even of one.
     *
     * @param document one JSON object without a proof
     */
    public byte[] attach(byte[] document, byte[] signature) {
        String proof = ",\"proof\":[" + text.substring(0, text.length() - 1) + ",\"proofValue\":\""
                + Multikey.multibase(signature) + "\"}]}";
        return Json.append(document, proof.getBytes(StandardCharsets.UTF_8));
    }
}
