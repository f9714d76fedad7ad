package org.cairn.home.web;

import java.time.Instant;
import org.cairn.gradebook.CollectionState;
import org.jspecify.annotations.Nullable;

/**
 * How old the results are.
 *
 * @param readAt absent before the first pass
 * @param waiting whether Cairn is about to read or to judge them again
 * @param failing whether the platform did not answer the last time
 */
record Freshness(@Nullable Instant readAt, boolean waiting, boolean failing) {

    /** @param evaluating whether results have been read that are not judged yet */
    static Freshness of(CollectionState state, boolean evaluating) {
        return new Freshness(
                state.collectedAt().orElse(null),
                state.waiting() || evaluating,
                state.failure().isPresent());
    }
}
