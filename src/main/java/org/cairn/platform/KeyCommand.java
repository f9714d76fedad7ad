package org.cairn.platform;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code java -jar cairn.jar --server.port=0 --cairn.rotate-keys=tool}: does what is asked, and ends. */
@Component
@ConditionalOnProperty("cairn.rotate-keys")
class KeyCommand {

    private static final Logger log = LoggerFactory.getLogger(KeyCommand.class);
    private static final String WHO = "command";

    private final UpkeepSettings settings;
    private final ToolKeyRotation rotation;
    private final List<SealedRows> sealed;
    private final ConfigurableApplicationContext context;

    KeyCommand(
            UpkeepSettings settings,
            ToolKeyRotation rotation,
            List<SealedRows> sealed,
            ConfigurableApplicationContext context) {
        this.settings = settings;
        this.rotation = rotation;
        this.sealed = sealed;
        this.context = context;
    }

    /** When all has been started: who else still starts would find the database closed. */
    @EventListener(ApplicationReadyEvent.class)
    public void run() {
        switch (settings.rotateKeys()) {
            case "tool" -> rotation.begin(WHO);
            case "leaked" -> rotation.leaked(WHO);
            case "master" ->
                log.info(
                        "{} keys are sealed with the present master key; the previous file may go.",
                        sealed.stream().mapToInt(SealedRows::sealAgain).sum());
            default ->
                throw new IllegalArgumentException(
                        "cairn.rotate-keys is tool, leaked or master, not " + settings.rotateKeys());
        }
        log.info("Done: {}.", settings.rotateKeys());
        context.close();
    }
}
