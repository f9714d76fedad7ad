package org.cairn.badge;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.cairn.shared.Sha256;

/**
 * The documented generator of a badge face (Steele, Lea and Flood, 2014), so that every language and every year draws the
 * same picture. No secret depends on it.
 */
final class SplitMix64 {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final AtomicLong state;

    /** Seeded with the first 64 bits of the SHA-256 of the text, big-endian. */
    SplitMix64(String text) {
        state = new AtomicLong(ByteBuffer.wrap(Sha256.of(text)).getLong());
    }

    long nextLong() {
        long z = state.addAndGet(GAMMA);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** At least 0, below 1, from the upper 53 bits. */
    double next() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    double between(double low, double high) {
        return low + (high - low) * next();
    }
}
