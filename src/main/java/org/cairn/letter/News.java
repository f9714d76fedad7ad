package org.cairn.letter;

import java.time.Instant;
import java.util.UUID;
import org.cairn.microcredential.VersionId;

/**
 * Something to tell.
 *
 * @param about what happened to: an award, or the version that is nearly earned
 */
record News(Occasion occasion, UUID about, VersionId version, Instant happenedAt) {}
