package org.cairn.credential.disclosure;

import java.util.List;

/**
 * What is signed into a credential because its owner wishes so.
 *
 * @param about whom it is made out to
 */
public record Disclosure(About about, List<SharedEvidence> evidence) {

    /** What everybody's is: about a random number, and no evidence. */
    public static final Disclosure NONE = new Disclosure(new About.Nobody(), List.of());

    public static final int MOST_EVIDENCE = 10;

    public Disclosure {
        evidence = List.copyOf(evidence);
    }

    public boolean isNothing() {
        return equals(NONE);
    }

    /** What of it needs a consent of its own. */
    public boolean has(Consent item) {
        return switch (item) {
            case EVIDENCE -> !evidence.isEmpty();
            case EMAIL -> about instanceof About.HashedEmail;
            case DID -> about instanceof About.Did;
            case PAGE, NAME -> false;
        };
    }
}
