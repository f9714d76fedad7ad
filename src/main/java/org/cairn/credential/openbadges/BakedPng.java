package org.cairn.credential.openbadges;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.cairn.credential.openbadges.BadDocument.Kind;

/**
 * A picture that carries its credential (Open Badges 3.0, 5.3.1: baking a PNG). Only the frame of the file is read, chunk by
 * chunk: its pixels are never unpacked, however many it says that it has.
 */
public final class BakedPng {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] KEYWORD = "openbadgecredential\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_CHUNKS = 20_000;
    private static final int LARGEST = 1 << 20;
    private static final int AROUND = 12;

    private BakedPng() {}

    public static boolean looksLike(byte[] file) {
        return file.length >= SIGNATURE.length
                && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** Puts the credential, uncompressed, after the first chunk, which is the header. */
    public static byte[] bake(byte[] png, String compactJwt) {
        int afterHeader = SIGNATURE.length
                + AROUND
                + ByteBuffer.wrap(png, SIGNATURE.length, Integer.BYTES).getInt();
        byte[] text = compactJwt.getBytes(StandardCharsets.UTF_8);
        // Keyword, then: not compressed, no method, no language, no translated keyword (PNG, 11.3.3.4).
        byte[] data = ByteBuffer.allocate(KEYWORD.length + 4 + text.length)
                .put(KEYWORD)
                .put(new byte[4])
                .put(text)
                .array();
        return ByteBuffer.allocate(png.length + AROUND + data.length)
                .put(png, 0, afterHeader)
                .put(chunk(data))
                .put(png, afterHeader, png.length - afterHeader)
                .array();
    }

    /**
     * The credential inside: JSON or a compact JWS.
     *
     * @throws BadDocument where it ends too early, was changed on its way, or carries two
     */
    public static Optional<String> unbake(byte[] png) {
        ByteBuffer rest = ByteBuffer.wrap(png, SIGNATURE.length, png.length - SIGNATURE.length);
        Optional<String> found = Optional.empty();
        for (int i = 0; i < MOST_CHUNKS; i++) {
            if (rest.remaining() < AROUND) {
                throw broken();
            }
            int length = rest.getInt();
            if (length < 0 || length > rest.remaining() - 8) {
                throw broken();
            }
            byte[] typeAndData = new byte[4 + length];
            rest.get(typeAndData);
            if ((int) crc(typeAndData) != rest.getInt()) {
                throw broken();
            }
            String type = new String(typeAndData, 0, 4, StandardCharsets.US_ASCII);
            if (type.equals("IEND")) {
                return found;
            }
            if (type.equals("iTXt") && isOurs(typeAndData)) {
                if (found.isPresent()) {
                    throw new BadDocument("more than one credential in one picture", null);
                }
                found = Optional.of(text(typeAndData));
            }
        }
        throw broken();
    }

    private static boolean isOurs(byte[] typeAndData) {
        int end = 4 + KEYWORD.length;
        return typeAndData.length > end + 1 && Arrays.equals(typeAndData, 4, end, KEYWORD, 0, KEYWORD.length);
    }

    private static String text(byte[] typeAndData) {
        int flags = 4 + KEYWORD.length;
        int from = afterZero(typeAndData, afterZero(typeAndData, flags + 2));
        byte[] text = Arrays.copyOfRange(typeAndData, from, typeAndData.length);
        byte[] plain = typeAndData[flags] == 0 ? text : inflated(text);
        if (plain.length > LARGEST) {
            throw new BadDocument(Kind.TOO_LARGE, "a credential of more than a megabyte");
        }
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static int afterZero(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i + 1;
            }
        }
        throw broken();
    }

    /** Some issuers compress although the specification says not to; whatever it unpacks to, no more than this is read. */
    private static byte[] inflated(byte[] packed) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw broken();
        }
    }

    private static byte[] chunk(byte[] data) {
        ByteArrayOutputStream typeAndData = new ByteArrayOutputStream();
        typeAndData.writeBytes("iTXt".getBytes(StandardCharsets.US_ASCII));
        typeAndData.writeBytes(data);
        byte[] body = typeAndData.toByteArray();
        return ByteBuffer.allocate(AROUND + data.length)
                .putInt(data.length)
                .put(body)
                .putInt((int) crc(body))
                .array();
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static BadDocument broken() {
        return new BadDocument(Kind.BROKEN_PICTURE, "a PNG that is not whole");
    }
}
