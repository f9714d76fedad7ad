package org.cairn.credential.statuslist;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Collection;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The bits of a status list: index 0 is the most significant bit of the first byte (Bitstring Status List 1.0, 3.3). */
public final class Bitstring {

    /** Section 3.1: at least 16 KB, so that no entry stands out. */
    public static final int ENTRIES = 131_072;

    /** What a foreign list may unfold to; beyond it, it is a bomb. */
    private static final int MOST_BYTES = 4 << 20;

    private final byte[] bytes;

    private Bitstring(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A list of {@link #ENTRIES}, with these set. */
    public static Bitstring of(Collection<Integer> set) {
        byte[] bytes = new byte[ENTRIES / Byte.SIZE];
        set.forEach(index -> bytes[index >>> 3] |= (byte) (0x80 >>> (index & 7)));
        return new Bitstring(bytes);
    }

    /** @throws IllegalArgumentException where the text is not a multibase base64url gzip of at least {@link #ENTRIES} */
    public static Bitstring decode(String encoded) {
        if (!encoded.startsWith("u")) {
            throw new IllegalArgumentException("not multibase base64url");
        }
        byte[] packed = Base64.getUrlDecoder().decode(encoded.substring(1));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES || bytes.length < ENTRIES / Byte.SIZE) {
                throw new IllegalArgumentException("a list of " + bytes.length + " bytes");
            }
            return new Bitstring(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("not gzip", e);
        }
    }

    /** @throws IllegalArgumentException where the list is shorter than that */
    public boolean isSet(long index) {
        if (index < 0 || index >= (long) bytes.length * Byte.SIZE) {
            throw new IllegalArgumentException("no entry " + index);
        }
        return (bytes[(int) (index >>> 3)] & (0x80 >>> (index & 7))) != 0;
    }

    /** Section 3.3: multibase base64url without padding, of the gzip. */
    public String encoded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }
}
