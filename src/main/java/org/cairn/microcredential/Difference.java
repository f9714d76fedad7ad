package org.cairn.microcredential;

import java.util.List;

/**
 * One thing in which two versions differ, as a message and what it is about: texts in both languages, numbers, shares in
 * {@link Share}, names of messages in {@link Named}. Words are put to it where it is read.
 */
public record Difference(String key, List<Object> about) {

    public Difference {
        about = List.copyOf(about);
    }

    static Difference of(String key, Object... about) {
        return new Difference(key, List.of(about));
    }

    /** A share from 0 to 1, read as percent. */
    public record Share(java.math.BigDecimal value) {}

    /** Something whose name is a message. */
    public record Named(String key) {}
}
