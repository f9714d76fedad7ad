package org.cairn.credential;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code java -jar cairn.jar --server.port=0 --cairn.rotate-issuer-keys=next}: does what is asked, and ends. */
@Component
@ConditionalOnProperty("cairn.rotate-issuer-keys")
class IssuerKeyCommand {

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
            default -> throw new IllegalArgumentException("cairn.rotate-issuer-keys is next or leaked, not " + asked);
        }
        LOG.info("Done: {}.", asked);
        context.close();
    }
}
