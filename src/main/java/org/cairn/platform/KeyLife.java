package org.cairn.platform;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a key is in each state of its life ({@code cairn.keys.*}). Pure: what is due follows from the key and the time.
 *
 * @param publishedAhead how long a key is published before it signs; no platform may keep our key set longer than that
 * @param signing how long a key signs before its successor is published
 * @param publishedAfter how long a key stays published after it has signed for the last time
 */
@ConfigurationProperties("cairn.keys")
record KeyLife(
        @DefaultValue("24h") Duration publishedAhead,
        @DefaultValue("365d") Duration signing,
        @DefaultValue("7d") Duration publishedAfter) {

    /** When the key leaves its state by itself: signs, is followed, or goes. A retired key stays what it is. */
    Instant due(ToolKey key) {
        return switch (key.state()) {
            case NEXT -> key.since().plus(publishedAhead);
            case ACTIVE -> key.since().plus(signing);
            case RETIRING -> key.since().plus(publishedAfter);
            case RETIRED -> Instant.MAX;
        };
    }

    boolean isDue(ToolKey key, Instant now) {
        return !due(key).isAfter(now);
    }
}
