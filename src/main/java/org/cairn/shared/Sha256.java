package org.cairn.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 (FIPS 180-4), also under a key. */
public final class Sha256 {

    private static final String KEYED = "HmacSHA256";

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

    /** @return 32 bytes of HMAC-SHA-256 (RFC 2104): the hash of what only holders of the key can make */
    public static byte[] keyed(SecretKey key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(KEYED);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /** @return 32 bytes, of the text's UTF-8 */
    public static byte[] keyed(SecretKey key, String text) {
        return keyed(key, text.getBytes(StandardCharsets.UTF_8));
    }

    /** These bytes as a key for {@link #keyed}. */
    public static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, KEYED);
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
