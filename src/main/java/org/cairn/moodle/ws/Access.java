package org.cairn.moodle.ws;

import java.net.URI;
import org.cairn.platform.RegistrationId;

/** How a Moodle is asked: where, in the lane of which registration, and with what token. */
public record Access(RegistrationId registration, URI site, String token) {

    /** Without the token. */
    @Override
    public String toString() {
        return site.toString();
    }
}
