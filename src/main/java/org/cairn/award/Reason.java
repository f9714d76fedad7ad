package org.cairn.award;

import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Why somebody decides something about an award: long enough to say something. */
public final class Reason {

    public static final int SHORTEST = 10;
    public static final int LONGEST = 1000;

    private Reason() {}

    public static boolean isOne(@Nullable String typed) {
        int length = typed == null ? 0 : typed.strip().length();
        return length >= SHORTEST && length <= LONGEST;
    }

    /** @throws Refusal INVALID where it says too little or too much */
    static String of(@Nullable String typed) {
        if (typed == null || !isOne(typed)) {
            throw new Refusal(Problem.INVALID, "award.reason");
        }
        return typed.strip();
    }
}
