package org.cairn.credential;

import com.nimbusds.jose.util.Base64URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.statuslist.Bitstring;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Copies of a genuine credential that somebody has improved on the way, each in one respect. */
public final class Tampered {

    private Tampered() {}

    /** By what was done to them; the proof is left as it was. */
    public static Map<String, String> documents(String genuine, String stranger) {
        Map<String, String> copies = claims(genuine);
        copies.put("proof-taken-away", changed(genuine, credential -> credential.remove("proof")));
        copies.put(
                "proof-of-another",
                changed(
                        genuine,
                        credential ->
                                credential.set("proof", Json.object(stranger).get("proof"))));
        copies.put(
                "key-swapped",
                changed(
                        genuine,
                        credential -> credential
                                .withArray("proof")
                                .get(0)
                                .asObject()
                                .put(
                                        "verificationMethod",
                                        "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
                                                + "#z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK")));
        copies.put(
                "purpose-changed",
                changed(
                        genuine,
                        credential ->
                                credential.withArray("proof").get(0).asObject().put("proofPurpose", "authentication")));
        return copies;
    }

    private static Map<String, String> claims(String genuine) {
        Map<String, String> copies = new LinkedHashMap<>();
        copies.put(
                "value-raised",
                changed(
                        genuine,
                        credential -> subject(credential)
                                .withArray("result")
                                .get(0)
                                .asObject()
                                .put("value", "100")));
        copies.put("level-swapped", changed(genuine, Tampered::swapLevel));
        copies.put(
                "subject-swapped",
                changed(
                        genuine,
                        credential -> subject(credential).put("id", "urn:uuid:5a4bb8e4-0d6d-4a39-9a4e-2b2d0b7b1c55")));
        copies.put(
                "validity-extended",
                changed(genuine, credential -> credential.put("validUntil", "2099-01-01T00:00:00Z")));
        copies.put(
                "term-smuggled-in", changed(genuine, credential -> credential.put("distinction", "summa cum laude")));
        copies.put("term-with-its-context-smuggled-in", withContext(genuine, "summa cum laude"));
        copies.put(
                "nested-change",
                changed(
                        genuine,
                        credential -> subject(credential)
                                .withObject("achievement")
                                .withObject("criteria")
                                .put("narrative", "Excelled.")));
        copies.put("status-taken-away", changed(genuine, credential -> credential.remove("credentialStatus")));
        copies.put(
                "status-elsewhere",
                changed(
                        genuine,
                        credential -> credential.withObject("credentialStatus").put("statusListIndex", "7")));
        return copies;
    }

    /** The same for tokens, with what only tokens suffer. */
    public static Map<String, String> tokens(String genuine, String stranger) {
        Map<String, String> copies = new LinkedHashMap<>();
        claims(payload(genuine))
                .forEach((what, payload) ->
                        copies.put(what, part(genuine, 0) + "." + Base64URL.encode(payload) + "." + part(genuine, 2)));
        String kid = Json.object(new Base64URL(part(genuine, 0)).decodeToString())
                .path("kid")
                .asString();
        for (String algorithm : List.of("none", "None", "HS256", "EdDSA", "RS512", "PS256")) {
            String header = Json.write(Map.of("alg", algorithm, "typ", "JWT", "kid", kid));
            copies.put(
                    "algorithm-" + algorithm,
                    Base64URL.encode(header) + "." + part(genuine, 1) + "." + part(genuine, 2));
        }
        copies.put(
                "algorithm-none-unsigned",
                Base64URL.encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + part(genuine, 1) + ".");
        copies.put("signature-of-another", part(genuine, 0) + "." + part(genuine, 1) + "." + part(stranger, 2));
        return copies;
    }

    /** The issuer's list with no bit set, and the list of another purpose. */
    public static Map<String, String> lists(String genuine) {
        Map<String, String> copies = new LinkedHashMap<>();
        copies.put(
                "un-revoked",
                changed(
                        genuine,
                        list -> list.withObject("credentialSubject")
                                .put("encodedList", Bitstring.of(List.of()).encoded())));
        copies.put("list-of-another-purpose", changed(genuine, list -> {
            String purpose =
                    list.path("credentialSubject").path("statusPurpose").asString();
            list.withObject("credentialSubject")
                    .put("statusPurpose", purpose.equals("suspension") ? "revocation" : "suspension");
        }));
        copies.put("list-kept-alive", changed(genuine, list -> list.put("validUntil", "2099-01-01T00:00:00Z")));
        copies.put("list-of-another", changed(genuine, list -> list.put("issuer", "did:web:evil.example")));
        return copies;
    }

    /** A context of one's own making, and where it is not null a term of it in use. */
    static String withContext(String genuine, @Nullable String distinction) {
        return changed(genuine, credential -> {
            credential.withArray("@context").add(Json.object("{\"distinction\":\"https://evil.example/distinction\"}"));
            if (distinction != null) {
                credential.put("distinction", distinction);
            }
        });
    }

    private static void swapLevel(ObjectNode credential) {
        ArrayNode levels = subject(credential)
                .withObject("achievement")
                .withArray("resultDescription")
                .get(0)
                .asObject()
                .withArray("rubricCriterionLevel");
        subject(credential)
                .withArray("result")
                .get(0)
                .asObject()
                .set("achievedLevel", levels.get(levels.size() - 1).get("id"));
    }

    private static ObjectNode subject(ObjectNode credential) {
        return credential.withObject("credentialSubject");
    }

    private static String changed(String genuine, Consumer<ObjectNode> change) {
        ObjectNode copy = Json.object(genuine);
        change.accept(copy);
        return Json.write(copy);
    }

    private static String payload(String jwt) {
        return new Base64URL(part(jwt, 1)).decodeToString();
    }

    private static String part(String jwt, int number) {
        return jwt.split("\\.", -1)[number];
    }
}
