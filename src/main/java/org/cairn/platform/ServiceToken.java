package org.cairn.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A service token, and what the platform says it is good for. It is never shown, in a log or anywhere else. */
record ServiceToken(String value, Instant until, Set<String> granted) {

    private static final Duration MARGIN = Duration.ofSeconds(60);

    ServiceToken {
        granted = Set.copyOf(granted);
    }

    boolean livesAt(Instant now) {
        return now.plus(MARGIN).isBefore(until);
    }

    boolean grantsOneOf(Set<String> needs) {
        return needs.isEmpty() || needs.stream().anyMatch(granted::contains);
    }

    @Override
    public String toString() {
        return "ServiceToken until " + until;
    }
}
