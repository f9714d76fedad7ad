package org.cairn.credential;

import java.util.List;

/**
 * What one check of a verification found.
 *
 * @param fact names the sentence that says it: {@code credential.fact.<fact>}
 * @param args what the sentence mentions
 */
public record Finding(Check check, Outcome outcome, String fact, List<Object> args) {

    /** The five checks, in the order in which they are shown. */
    public enum Check {
        SIGNATURE,
        ISSUER,
        STATUS,
        DATES,
        SCHEMA,
        /** Not one of the five: of an endorsement, which is checked by itself. */
        ENDORSEMENT
    }

    /** Unknown means that something could not be asked; it is never shown as valid. */
    public enum Outcome {
        PASSED,
        UNKNOWN,
        FAILED
    }

    public Finding {
        args = List.copyOf(args);
    }

    static Finding passed(Check check, String fact, Object... args) {
        return new Finding(check, Outcome.PASSED, fact, List.of(args));
    }

    static Finding unknown(Check check, String fact, Object... args) {
        return new Finding(check, Outcome.UNKNOWN, fact, List.of(args));
    }

    static Finding failed(Check check, String fact, Object... args) {
        return new Finding(check, Outcome.FAILED, fact, List.of(args));
    }
}
