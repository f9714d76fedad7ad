package org.cairn.credential;

import java.time.Instant;
import java.util.List;
import org.cairn.credential.Finding.Outcome;

/**
 * The answer to "is this credential true?".
 *
 * @param claims what the credential says, whether or not it is true
 */
public record Verification(List<Finding> findings, Instant checkedAt, Claims claims) {

    public Verification {
        findings = List.copyOf(findings);
    }

    /** One verdict from the five findings. */
    public enum Verdict {
        VALID,
        NOT_CHECKED,
        NOT_VALID
    }

    public Verdict verdict() {
        if (findings.stream().anyMatch(finding -> finding.outcome() == Outcome.FAILED)) {
            return Verdict.NOT_VALID;
        }
        return findings.stream().allMatch(finding -> finding.outcome() == Outcome.PASSED)
                ? Verdict.VALID
                : Verdict.NOT_CHECKED;
    }
}
