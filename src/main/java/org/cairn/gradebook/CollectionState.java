package org.cairn.gradebook;

import java.time.Instant;
import java.util.Optional;

/**
 * How fresh the results of a course are.
 *
 * @param collectedAt the end of the last whole pass
 * @param failure why the last pass did not get through, as the key of a message
 *     ({@code gradebook.failure.<key>}); absent once one did
 * @param waiting whether a pass has been asked for or is under way, so that what is shown is about to be replaced
 */
public record CollectionState(
        Optional<Instant> collectedAt, Optional<Instant> failedAt, Optional<String> failure, boolean waiting) {}
