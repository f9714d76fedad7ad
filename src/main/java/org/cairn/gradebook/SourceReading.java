package org.cairn.gradebook;

import java.time.Instant;
import java.util.Optional;

/**
 * How the last reading of a source of grades in a course went.
 *
 * @param readAt the end of the last whole reading
 * @param failure why the last reading did not get through, as the key of a message ({@code gradebook.failure.<key>})
 * @param lineItems how many the last whole reading found
 * @param results how many the last whole reading found
 */
public record SourceReading(
        SourceName source,
        Optional<Instant> readAt,
        Optional<Instant> failedAt,
        Optional<String> failure,
        int lineItems,
        int results) {}
