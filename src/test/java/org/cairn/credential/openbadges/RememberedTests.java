package org.cairn.credential.openbadges;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTests {

    private final Remembered remembered = new Remembered(2);
    private final AtomicInteger worked = new AtomicInteger();

    @Test
    void aYesIsWorkedOutOnce() {
        assertThat(holds(true, "a")).isTrue();
        assertThat(holds(true, "a")).isTrue();
        assertThat(worked).hasValue(1);
    }

    @Test
    void aNoIsWorkedOutEachTime() {
        assertThat(holds(false, "a")).isFalse();
        assertThat(holds(true, "a")).isTrue();
        assertThat(worked).hasValue(2);
    }

    /** A document that ends where its key begins is not the one that ends a letter later. */
    @Test
    void nothingIsBorrowedFromTheNextPart() {
        assertThat(holds(true, "ab", "c")).isTrue();
        assertThat(holds(false, "a", "bc")).isFalse();
        assertThat(holds(false, "abc")).isFalse();
        assertThat(holds(false, "ab", "c", "")).isFalse();
    }

    @Test
    void theOldestIsForgotten() {
        holds(true, "a");
        holds(true, "b");
        holds(true, "a");
        holds(true, "c");
        assertThat(worked).hasValue(3);
        assertThat(holds(false, "a")).isTrue();
        assertThat(holds(false, "b")).isFalse();
    }

    private boolean holds(boolean answer, String... parts) {
        byte[][] bytes = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = parts[i].getBytes(StandardCharsets.UTF_8);
        }
        return remembered.holds(
                () -> {
                    worked.incrementAndGet();
                    return answer;
                },
                bytes);
    }
}
