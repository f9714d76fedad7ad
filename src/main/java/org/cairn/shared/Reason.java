package org.cairn.shared;

import org.jspecify.annotations.Nullable;

/** Why somebody decides something about somebody: long enough to say something. */
public final class Reason {

    public static final int SHORTEST = 10;
    public static final int LONGEST = 1000;

    private Reason() {}

    public static boolean isOne(@Nullable String typed) {
        int length = typed == null ? 0 : typed.strip().length();
        return length >= SHORTEST && length <= LONGEST;
    }

    /**
     * Without the space around it.
     *
     * @param refusal the key of what is said where it says too little or too much
     * @throws Refusal INVALID then
     */
    public static String of(@Nullable String typed, String refusal) {
        if (typed == null || !isOne(typed)) {
            throw new Refusal(Problem.INVALID, refusal);
        }
        return typed.strip();
    }
}
