package org.cairn.credential.prepared;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes being written, and what was written read again without a copy. */
final class Bytes extends ByteArrayOutputStream {

    Bytes(int expected) {
        super(Math.max(16, expected));
    }

    void add(byte[] more) {
        write(more, 0, more.length);
    }

    /** All of it; without a copy where exactly so much was expected. */
    byte[] whole() {
        return count == buf.length ? buf : toByteArray();
    }

    byte[] range(int from) {
        return Arrays.copyOfRange(buf, from, count);
    }

    void into(MessageDigest digest, int from, int to) {
        digest.update(buf, from, to - from);
    }
}
