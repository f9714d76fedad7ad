package org.cairn.gradebook;

import java.util.Set;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;

/** Why a platform's answer was of no use, as the key of a message: {@code gradebook.failure.<key>}. */
public final class Failures {

    private static final Set<String> SAID = Set.of(
            "answer-unreadable",
            "page-refused",
            "no-token",
            "keys-unreachable",
            "not-granted",
            "token-refused",
            "function-missing",
            "not-permitted",
            "course-missing",
            "too-large");

    private Failures() {}

    public static String of(Refusal refusal) {
        String key = refusal.key().substring(refusal.key().indexOf('.') + 1);
        return SAID.contains(key) ? key : "no-answer";
    }

    /** Whether nothing else can be had of the platform just now either. */
    static boolean isOfThePlatform(Refusal refusal) {
        return refusal.key().startsWith("outbound.") || refusal.problem() == Problem.UNAVAILABLE;
    }
}
