package org.cairn.credential.endorsement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner's confirmation of one version that everybody may see.
 *
 * @param comment in the partner's own words, as they were written
 * @param validUntil the last day on which it goes into new credentials
 * @param document as signed; its text is never written again
 */
public record Endorsement(
        UUID id, Endorser endorser, @Nullable String comment, Instant saidAt, LocalDate validUntil, String document) {}
