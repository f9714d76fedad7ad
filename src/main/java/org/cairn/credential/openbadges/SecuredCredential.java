package org.cairn.credential.openbadges;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.cairn.credential.openbadges.BadDocument.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A credential as somebody hands it in: with an embedded proof, or in compact form. Nothing of it is believed yet.
 *
 * @param text as handed in; it is what was signed
 */
public record SecuredCredential(String text, Form form, ObjectNode credential) {

    private static final int LARGEST = 1 << 20;
    private static final Pattern COMPACT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    /** How a credential is secured. */
    public enum Form {
        EMBEDDED,
        COMPACT
    }

    /**
     * What is in a file: a baked PNG is unpacked, anything else is text.
     *
     * @throws BadDocument where it cannot be a credential
     */
    public static String text(byte[] file) {
        if (BakedPng.looksLike(file)) {
            return BakedPng.unbake(file)
                    .orElseThrow(() -> new BadDocument(Kind.PLAIN_PICTURE, "a PNG without credential"));
        }
        String text = new String(file, StandardCharsets.UTF_8);
        if (text.startsWith("%PDF-")) {
            throw new BadDocument(Kind.CERTIFICATE, "a PDF");
        }
        if (file.length > LARGEST) {
            throw new BadDocument(Kind.TOO_LARGE, "more than a megabyte of text");
        }
        return text;
    }

    /**
     * Reads JSON, a compact token, or a baked SVG.
     *
     * @throws BadDocument where it is none of them, or not a verifiable credential
     */
    public static SecuredCredential read(String handedIn) {
        String text = handedIn.replace("\uFEFF", "").strip();
        if (text.startsWith("<")) {
            String inside = BakedSvg.unbake(text)
                    .orElseThrow(() -> new BadDocument(Kind.PLAIN_PICTURE, "an SVG without credential"));
            return read(mustNotBeSvg(inside));
        }
        if (text.startsWith("{")) {
            return new SecuredCredential(text, Form.EMBEDDED, mustBeCredential(Json.object(text)));
        }
        if (COMPACT.matcher(text).matches()) {
            String payload =
                    new Base64URL(text.substring(text.indexOf('.') + 1, text.lastIndexOf('.'))).decodeToString();
            return new SecuredCredential(text, Form.COMPACT, mustBeCredential(Json.object(payload)));
        }
        throw new BadDocument("neither JSON nor a token nor an SVG", null);
    }

    public String issuer() {
        JsonNode issuer = credential.path("issuer");
        return issuer.isString() ? issuer.asString() : issuer.path("id").asString("");
    }

    public boolean hasType(String type) {
        return hasType(credential, type);
    }

    private static boolean hasType(ObjectNode credential, String type) {
        JsonNode types = credential.path("type");
        return types.isString()
                ? types.asString().equals(type)
                : StreamSupport.stream(types.spliterator(), false)
                        .anyMatch(one -> one.asString("").equals(type));
    }

    private static String mustNotBeSvg(String inside) {
        if (inside.startsWith("<")) {
            throw new BadDocument("a picture inside a picture", null);
        }
        return inside;
    }

    private static ObjectNode mustBeCredential(ObjectNode object) {
        boolean looksRight = hasType(object, "VerifiableCredential")
                && object.path("credentialSubject").isContainer()
                && List.of("issuer", "@context").stream().allMatch(object::has);
        if (!looksRight) {
            throw new BadDocument("not a verifiable credential", null);
        }
        return object;
    }
}
