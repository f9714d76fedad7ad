package org.cairn.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4). */
public final class Sha256 {

    private Sha256() {}

    /** @return 64 hexadecimal digits, of the text's UTF-8 */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @return 64 hexadecimal digits */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(of(content));
    }

    /** @return 32 bytes, of the text's UTF-8 */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @return 32 bytes */
    public static byte[] of(byte[] content) {
        return begin().digest(content);
    }

    /** Of what comes piece by piece. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The same as it stands, so that several can go on from there. */
    public static MessageDigest goOn(MessageDigest from) {
        try {
            return (MessageDigest) from.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the hash cannot be taken up half-way", e);
        }
    }
}
