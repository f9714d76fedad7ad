package org.cairn.platform;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One tool key follows another without a launch or a score being refused: the next one is published before it signs, the
 * last one is published after it has signed. Each step is a row that changes once, whichever node takes it.
 */
@Service
public class ToolKeyRotation {

    private static final Logger audit = LoggerFactory.getLogger("org.cairn.audit");

    private final ToolKeys keys;
    private final ToolKeyTable table;
    private final KeyLife life;
    private final TransactionOperations transactions;
    private final Clock clock;

    ToolKeyRotation(ToolKeys keys, ToolKeyTable table, KeyLife life, TransactionOperations transactions, Clock clock) {
        this.keys = keys;
        this.table = table;
        this.life = life;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Publishes the next key; it signs when every platform has had the time to read it.
     *
     * @throws Refusal CONFLICT where one waits already
     */
    public void begin(String who) {
        keys.active();
        if (keys.make(ToolKey.State.NEXT) == 0) {
            throw new Refusal(Problem.CONFLICT, "platform.rotation-under-way");
        }
        audit.info("key.next-published by={}", who);
    }

    /** The key has leaked: every key there is goes out of use and out of the key set at once, and a new one signs. */
    public void leaked(String who) {
        transactions.executeWithoutResult(status -> {
            table.all().stream()
                    .filter(key -> key.state() != ToolKey.State.RETIRED)
                    .forEach(key -> table.retire(key, ToolKey.State.RETIRED));
            keys.make(ToolKey.State.ACTIVE);
        });
        keys.lookAgain();
        audit.info("key.replaced-at-once by={}", who);
    }

    /** When the key will be followed by itself, or the one that waits will sign. */
    public Optional<Instant> nextTurn() {
        return table.all().stream()
                .filter(key -> key.state() == ToolKey.State.NEXT || key.state() == ToolKey.State.ACTIVE)
                .map(life::due)
                .min(Instant::compareTo);
    }

    /** Takes every step that is due. */
    void turn() {
        Instant now = clock.instant();
        for (ToolKey key : table.all()) {
            if (life.isDue(key, now)) {
                switch (key.state()) {
                    case NEXT -> follow(key);
                    case ACTIVE -> keys.make(ToolKey.State.NEXT);
                    case RETIRING -> table.retire(key, ToolKey.State.RETIRED);
                    case RETIRED -> throw new IllegalStateException("a retired key is never due");
                }
            }
        }
    }

    private void follow(ToolKey next) {
        transactions.executeWithoutResult(status -> {
            table.all().stream()
                    .filter(key -> key.state() == ToolKey.State.ACTIVE)
                    .forEach(key -> table.retire(key, ToolKey.State.RETIRING));
            if (table.activate(next.kid()) == 0) {
                status.setRollbackOnly(); // another node took this step
            }
        });
        keys.lookAgain();
        audit.info("key.turned");
    }

    /** Looks often; something is due once a year. */
    @Configuration
    static class Turning {

        @Bean
        RecurringTask<Void> turnToolKeys(ToolKeyRotation rotation) {
            return Tasks.recurring("turn-tool-keys", FixedDelay.ofMinutes(10))
                    .execute((instance, context) -> rotation.turn());
        }
    }

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
}
