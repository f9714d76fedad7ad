package org.cairn.score;

import java.time.Clock;
import java.time.Instant;
import org.cairn.platform.ConnectionSwitchedOn;
import org.cairn.sending.Sending;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The time that a platform was switched off, or that nothing was sent, does not count against what waits. */
@Component
class PausedScores {

    private final Deliveries deliveries;
    private final ProgressColumns columns;
    private final Clock clock;

    PausedScores(Deliveries deliveries, ProgressColumns columns, Clock clock) {
        this.deliveries = deliveries;
        this.columns = columns;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    public void on(ConnectionSwitchedOn on) {
        Instant now = clock.instant();
        deliveries.waitSince(on.registration(), now);
        columns.waitSince(on.registration(), now);
    }

    @EventListener
    @Transactional
    public void on(Sending.Paused paused) {
        deliveries.lookFirst();
    }

    @EventListener
    @Transactional
    public void on(Sending.Resumed resumed) {
        Instant now = clock.instant();
        deliveries.waitSince(now);
        columns.waitSince(now);
    }
}
