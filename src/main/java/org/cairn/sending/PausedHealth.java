package org.cairn.sending;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says so, where all else is well: no fault, and nothing to start again for, but somebody has to press a button. */
@Component
class PausedHealth implements HealthIndicator {

    private static final Status PAUSED = new Status("SENDING_PAUSED");

    private final Sending sending;

    PausedHealth(Sending sending) {
        this.sending = sending;
    }

    @Override
    public Health health() {
        return sending.pausedSince()
                .map(since -> Health.status(PAUSED).withDetail("since", since).build())
                .orElseGet(() -> Health.up().build());
    }
}
