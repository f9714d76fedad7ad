package org.cairn.platform;

import java.util.UUID;

/** A registration as Cairn knows it. */
public record RegistrationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
