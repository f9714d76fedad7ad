package org.cairn.credential.openbadges;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** Keys and signatures as text: multibase base58btc (Controlled Identifiers 1.0, 2.2.2 and 2.4). */
public final class Multikey {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    private static final int STEP = 5;
    private static final long STEP_BASE = 58L * 58 * 58 * 58 * 58;
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int RAW_LENGTH = 32;
    /** Multicodec prefixes as varints, and how many bytes follow. */
    private static final Map<Integer, Integer> SIGNING_KEYS = Map.of(0xED01, 32, 0x8024, 33, 0x8124, 49, 0xE701, 33);

    private Multikey() {}

    /** @return {@code z6Mk…} */
    public static String of(PublicKey ed25519) {
        byte[] spki = ed25519.getEncoded();
        byte[] multikey = new byte[RAW_LENGTH + 2];
        multikey[0] = (byte) 0xED;
        multikey[1] = 0x01;
        System.arraycopy(spki, spki.length - RAW_LENGTH, multikey, 2, RAW_LENGTH);
        return multibase(multikey);
    }

    /** @throws BadDocument where it is not the Multikey of an Ed25519 key */
    public static PublicKey parse(String multikey) {
        byte[] bytes = bytes(multikey);
        if (bytes.length != RAW_LENGTH + 2 || bytes[0] != (byte) 0xED || bytes[1] != 0x01) {
            throw new BadDocument("not an Ed25519 Multikey", null);
        }
        byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + RAW_LENGTH);
        System.arraycopy(bytes, 2, spki, SPKI_PREFIX.length, RAW_LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new BadDocument("not a point of the curve", e);
        }
    }

    /**
     * Whether it is a public key that signatures can be checked with (did:key Method 1.0, 2.1): Ed25519, P-256, P-384 or
     * secp256k1, each known by how it begins.
     *
     * @throws BadDocument where it is not base58btc
     */
    public static boolean isSigningKey(String multikey) {
        byte[] bytes = bytes(multikey);
        return bytes.length > 2
                && SIGNING_KEYS.getOrDefault((bytes[0] & 0xFF) << Byte.SIZE | (bytes[1] & 0xFF), -1)
                        == bytes.length - 2;
    }

    /** Long division by 58 to the power of 5, so that each step yields five digits. */
    static String multibase(byte[] bytes) {
        int[] rest = words(bytes);
        int zeros = 0;
        while (zeros < bytes.length && bytes[zeros] == 0) {
            zeros++;
        }
        char[] digits = new char[bytes.length * 2 + STEP];
        int at = digits.length;
        for (int from = 0; from < rest.length; from += rest[from] == 0 ? 1 : 0) {
            long remainder = 0;
            for (int i = from; i < rest.length; i++) {
                long part = remainder << Integer.SIZE | Integer.toUnsignedLong(rest[i]);
                rest[i] = (int) (part / STEP_BASE);
                remainder = part % STEP_BASE;
            }
            for (int i = 0; i < STEP; i++) {
                digits[--at] = ALPHABET.charAt((int) (remainder % 58));
                remainder /= 58;
            }
        }
        while (at < digits.length && digits[at] == ALPHABET.charAt(0)) {
            at++;
        }
        return "z" + String.valueOf(ALPHABET.charAt(0)).repeat(zeros) + new String(digits, at, digits.length - at);
    }

    private static int[] words(byte[] bytes) {
        int[] words = new int[(bytes.length + Integer.BYTES - 1) / Integer.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            int fromEnd = bytes.length - 1 - i;
            words[words.length - 1 - fromEnd / Integer.BYTES] |= (bytes[i] & 0xFF) << (fromEnd % Integer.BYTES * 8);
        }
        return words;
    }

    static byte[] bytes(String multibase) {
        if (!multibase.startsWith("z") || multibase.length() > 200) {
            throw new BadDocument("not base58btc", null);
        }
        BigInteger number = BigInteger.ZERO;
        int zeros = 0;
        for (int i = 1; i < multibase.length(); i++) {
            int digit = ALPHABET.indexOf(multibase.charAt(i));
            if (digit < 0) {
                throw new BadDocument("not base58btc", null);
            }
            zeros += number.signum() == 0 && digit == 0 ? 1 : 0;
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        byte[] magnitude = number.signum() == 0 ? new byte[0] : number.toByteArray();
        int skip = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + magnitude.length - skip];
        System.arraycopy(magnitude, skip, bytes, zeros, magnitude.length - skip);
        return bytes;
    }
}
