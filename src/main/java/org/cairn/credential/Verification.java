package org.cairn.credential;

import java.time.Instant;
import java.util.List;
import org.cairn.credential.Finding.Outcome;

/**
 * The answer to "is this credential true?".
 *
 * @param claims what the credential says, whether or not it is true
 * @param endorsements what others say of it inside; each stands or falls by itself, and the verdict is not about them
 */
public record Verification(List<Finding> findings, Instant checkedAt, Claims claims, List<Endorsed> endorsements) {

    public Verification {
        findings = List.copyOf(findings);
        endorsements = List.copyOf(endorsements);
    }

    /**
     * An endorsement inside, as it speaks of itself, and the finding that matters most.
     *
     * @param comment as words, not as Markdown
     * @param validFrom as written, ISO 8601
     */
    public record Endorsed(String issuerId, String issuerName, String comment, String validFrom, Finding finding) {}

    /** With another finding of the same check. */
    Verification with(Finding instead) {
        return new Verification(
                findings.stream()
                        .map(finding -> finding.check() == instead.check() ? instead : finding)
                        .toList(),
                checkedAt,
                claims,
                endorsements);
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
