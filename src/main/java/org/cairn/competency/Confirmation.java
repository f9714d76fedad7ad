package org.cairn.competency;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a partner has confirmed a competency as it was written then.
 *
 * @param revision the revision of the competency that was looked at
 * @param method how it was validated, such as a panel of practitioners, or null
 * @param demandConfirmed whether it is in demand
 * @param reflectsJob whether its criteria reflect how the work is done
 * @param signedBy name and function of who signed
 * @param validUntil the last day on which it counts, or null where it has no end
 * @param document where the signed document lies, or null
 */
public record Confirmation(
        int revision,
        String partner,
        Kind kind,
        @Nullable String method,
        boolean demandConfirmed,
        boolean reflectsJob,
        String signedBy,
        LocalDate signedOn,
        @Nullable LocalDate validUntil,
        @Nullable String document) {

    /** Who a partner is. A community may have authority over what is said of its competencies. */
    public enum Kind {
        EMPLOYER,
        INDUSTRY,
        PROFESSIONAL,
        COMMUNITY,
        INDIGENOUS
    }

    public Confirmation {
        if (validUntil != null && validUntil.isBefore(signedOn)) {
            throw new IllegalArgumentException("what ends before it begins was never valid");
        }
    }

    /** Whether it counts on that day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(signedOn) && (validUntil == null || !day.isAfter(validUntil));
    }
}
