package org.cairn.sending;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cairn.platform.Administrators;
import org.cairn.watch.Measured;
import org.cairn.watch.Measurement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether Cairn sends. A database that was restored does not know what was sent after its backup: on every node what goes out
 * waits, while all that reads goes on and finds out what is true now.
 */
@Service
public class Sending implements Measured {

    private static final Logger log = LoggerFactory.getLogger(Sending.class);
    private static final Logger audit = LoggerFactory.getLogger("org.cairn.audit");

    private final RestoreTable restores;
    private final Administrators administrators;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sending(RestoreTable restores, Administrators administrators, ApplicationEventPublisher events, Clock clock) {
        this.restores = restores;
        this.administrators = administrators;
        this.events = events;
        this.clock = clock;
    }

    /** Sending pauses, in the transaction that notes the restore: what waits now may have been sent long ago. */
    public record Paused() {}

    /** It goes on. */
    public record Resumed() {}

    /** Since when it pauses, where it does. */
    public Optional<Instant> pausedSince() {
        return restores.pausedSince();
    }

    /** Everything that waits may go. */
    @Transactional
    public void resume(String who) {
        administrators.mustBe(who);
        if (restores.resume(clock.instant()) > 0) {
            events.publishEvent(new Resumed());
            audit.info("sending.resumed by={}", who);
        }
    }

    /** @param restore what an operator calls the restore; the same is heard once */
    @Transactional
    public void restored(String restore) {
        pause("restore " + restore);
    }

    /** @param identity of the database of this start; another one than before holds a copy, and so what a backup held */
    @Transactional
    public void startedOn(String identity) {
        String database = RestoreTable.DATABASE + identity;
        if (restores.hasStarted()) {
            pause(database);
        } else {
            restores.add(database, false, clock.instant());
        }
    }

    private void pause(String cause) {
        if (restores.add(cause, true, clock.instant()) == 1) {
            events.publishEvent(new Paused());
            log.warn(
                    "Sending pauses, since this database seems to be restored from a backup ({}). Scores and letters "
                            + "wait until an administrator presses a button under /admin/work.",
                    cause);
        }
    }

    @Override
    public List<Measurement> measured(Instant now) {
        return List.of(Measurement.of(
                "cairn.sending.paused",
                "1 while scores and letters wait for an administrator after a restore",
                pausedSince().isPresent() ? 1 : 0));
    }
}
