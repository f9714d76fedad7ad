package org.cairn.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a platform file when it was last read.
 *
 * @param contentHash tells a changed file from one that has been read already
 * @param problem why it could not be used, for who wrote the file
 * @param line where in the file, if anything there is to blame
 */
public record FileState(
        String name,
        State state,
        String contentHash,
        @Nullable String problem,
        @Nullable Integer line,
        Instant readAt) {

    /** Whether a file says what holds. */
    public enum State {
        LOADED,
        /** It cannot be used; what it said before still holds. */
        BROKEN,
        /** It is meant for the sandbox alone. */
        LEFT_OUT,
        /** It is not there any more; what it said last still holds. */
        GONE
    }
}
