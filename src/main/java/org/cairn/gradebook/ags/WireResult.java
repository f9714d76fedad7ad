package org.cairn.gradebook.ags;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A result (AGS 2.0, 3.3.4). The comment is not read: Cairn has no use for what teachers write to learners.
 *
 * @param timestamp not in the standard; Moodle sends it
 */
public record WireResult(
        @Nullable String userId,
        @Nullable JsonNode resultScore,
        @Nullable JsonNode resultMaximum,
        @Nullable String timestamp) {}
