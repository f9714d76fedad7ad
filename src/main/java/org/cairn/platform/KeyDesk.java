package org.cairn.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What administrators see of our keys towards platforms, and may do with them. */
@Service
public class KeyDesk {

    private final Administrators administrators;
    private final ToolKeys keys;
    private final ToolKeyRotation rotation;

    KeyDesk(Administrators administrators, ToolKeys keys, ToolKeyRotation rotation) {
        this.administrators = administrators;
        this.keys = keys;
        this.rotation = rotation;
    }

    /** Every key there has been, the oldest first. */
    public List<ToolKey> all() {
        return keys.all();
    }

    /** When a key will begin to sign, or its successor be published. */
    public Optional<Instant> nextTurn() {
        return rotation.nextTurn();
    }

    public void begin(String who) {
        administrators.mustBe(who);
        rotation.begin(who);
    }

    /** The key has leaked. */
    public void replaceAtOnce(String who) {
        administrators.mustBe(who);
        rotation.leaked(who);
    }
}
