package org.cairn.credential.prepared;

import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes being written. */
final class Bytes {

    private byte[] held;
    private int length;

    Bytes(int expected) {
        held = new byte[Math.max(16, expected)];
    }

    int length() {
        return length;
    }

    void add(byte[] more) {
        add(more, 0, more.length);
    }

    void add(byte[] more, int from, int to) {
        int count = to - from;
        if (length + count > held.length) {
            held = Arrays.copyOf(held, Math.max(held.length * 2, length + count));
        }
        System.arraycopy(more, from, held, length, count);
        length += count;
    }

    byte[] toArray() {
        return Arrays.copyOf(held, length);
    }

    byte[] range(int from) {
        return Arrays.copyOfRange(held, from, length);
    }

    void into(MessageDigest digest, int from, int to) {
        digest.update(held, from, to - from);
    }
}
