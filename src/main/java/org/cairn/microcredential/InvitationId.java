package org.cairn.microcredential;

import java.util.UUID;

/** One time that a partner was asked. */
public record InvitationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
