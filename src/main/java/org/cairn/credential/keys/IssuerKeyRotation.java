package org.cairn.credential.keys;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One issuer key follows another while credentials are being signed. The next one is published for a day before it signs, so
 * that who keeps a DID document for a while knows it; the last one stays published for what it signed. A key that has leaked is
 * no longer stood by, and what it signed is signed again.
 */
@Component
public class IssuerKeyRotation {

    private static final Logger AUDIT = LoggerFactory.getLogger("org.cairn.audit");
    static final Duration PUBLISHED_AHEAD = Duration.ofHours(24);

    private final Issuers issuers;
    private final IssuerKeys keys;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final Clock clock;

    IssuerKeyRotation(
            Issuers issuers,
            IssuerKeys keys,
            ApplicationEventPublisher events,
            TransactionOperations transactions,
            Clock clock) {
        this.issuers = issuers;
        this.keys = keys;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    void beginAll() {
        keys.issuers().forEach(this::begin);
    }

    void leakedAll() {
        keys.issuers().forEach(this::leaked);
    }

    /** Publishes a successor for each key that signs; one that waits already waits on. */
    public void begin(Issuer issuer) {
        for (IssuerKey.Kind kind : active(issuer)) {
            if (keys.addNext(issuers.generate(issuer, kind), clock.instant())) {
                AUDIT.info("issuer-key.next-published issuer={} kind={}", issuer.id(), kind);
            }
        }
    }

    /** Takes every step that is due. */
    public void turn() {
        for (IssuerKey next : keys.waitingSince(clock.instant().minus(PUBLISHED_AHEAD))) {
            transactions.executeWithoutResult(status -> {
                keys.relieve(next, clock.instant());
                if (!keys.activate(next, clock.instant())) {
                    status.setRollbackOnly(); // another node took this step
                }
            });
            AUDIT.info("issuer-key.turned issuer={} kind={}", next.issuer().id(), next.kind());
        }
    }

    /** No key of the issuer is stood by any longer, and new ones sign, from now on. */
    public void leaked(Issuer issuer) {
        List<IssuerKey.Kind> kinds = active(issuer);
        List<IssuerKey> fresh =
                kinds.stream().map(kind -> issuers.generate(issuer, kind)).toList();
        transactions.executeWithoutResult(status -> {
            keys.retireAll(issuer.id(), clock.instant());
            fresh.forEach(key -> keys.addIfNoneActive(key, clock.instant()));
            events.publishEvent(new KeysLeaked(issuer));
        });
        AUDIT.warn("issuer-key.leaked issuer={}", issuer.id());
    }

    private List<IssuerKey.Kind> active(Issuer issuer) {
        return keys.of(issuer.id()).stream()
                .filter(key -> key.state() == IssuerKey.State.ACTIVE)
                .map(IssuerKey::kind)
                .toList();
    }

    /** {@code java -jar cairn.jar --server.port=0 --cairn.rotate-issuer-keys=next}: does what is asked, and ends. */
    @Component
    @ConditionalOnProperty("cairn.rotate-issuer-keys")
    static class IssuerKeyCommand {

        private static final Logger LOG = LoggerFactory.getLogger(IssuerKeyCommand.class);

        private final String asked;
        private final IssuerKeyRotation rotation;
        private final ConfigurableApplicationContext context;

        IssuerKeyCommand(
                @Value("${cairn.rotate-issuer-keys}") String asked,
                IssuerKeyRotation rotation,
                ConfigurableApplicationContext context) {
            this.asked = asked;
            this.rotation = rotation;
            this.context = context;
        }

        /** When all has been started: who else still starts would find the database closed. */
        @EventListener(ApplicationReadyEvent.class)
        public void run() {
            switch (asked) {
                case "next" -> rotation.beginAll();
                case "leaked" -> rotation.leakedAll();
                default ->
                    throw new IllegalArgumentException("cairn.rotate-issuer-keys is next or leaked, not " + asked);
            }
            LOG.info("Done: {}.", asked);
            context.close();
        }
    }
}
