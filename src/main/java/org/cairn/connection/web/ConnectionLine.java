package org.cairn.connection.web;

import java.util.UUID;
import org.cairn.connection.Finding.Level;
import org.cairn.connection.Health;
import org.cairn.platform.Registration;
import org.jspecify.annotations.Nullable;

/** One connection among all, in one line. */
record ConnectionLine(
        UUID id,
        String name,
        String product,
        String institution,
        State state,
        int waiting,
        @Nullable String lastLaunch) {

    /** In the order in which administrators should look. */
    enum State {
        PROBLEM("x-octagon-fill", "revoked"),
        DECISION("hourglass-split", "in-review"),
        NOTICE("exclamation-triangle-fill", "near"),
        UNCHECKED("circle", "not-assessed"),
        GOOD("check-circle-fill", "met"),
        OFF("pause-circle", "expired");

        private final String icon;
        private final String chip;

        State(String icon, String chip) {
            this.icon = icon;
            this.chip = chip;
        }

        public String icon() {
            return icon;
        }

        public String chip() {
            return chip;
        }
    }

    static State state(Registration registration, @Nullable Health health, int waiting) {
        if (!registration.enabled()) {
            return State.OFF;
        }
        if (health != null && health.worst() == Level.PROBLEM) {
            return State.PROBLEM;
        }
        if (waiting > 0) {
            return State.DECISION;
        }
        if (health == null) {
            return State.UNCHECKED;
        }
        return health.worst() == Level.NOTICE ? State.NOTICE : State.GOOD;
    }
}
