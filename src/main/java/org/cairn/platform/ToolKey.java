package org.cairn.platform;

import java.time.Instant;

/**
 * One of our keys towards platforms, without its private half.
 *
 * @param since when it came into this state
 */
public record ToolKey(String kid, State state, Instant since, String publicJwk) {

    /** The life of a key, in order. */
    public enum State {
        /** Published, so that whoever keeps our key set for a while knows it before it is used. */
        NEXT,
        /** Signs. */
        ACTIVE,
        /** Published still, for what it signed and is under way. */
        RETIRING,
        /** Published no longer. */
        RETIRED
    }
}
