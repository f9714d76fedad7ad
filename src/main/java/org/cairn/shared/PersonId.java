package org.cairn.shared;

import java.util.UUID;

/** A human being within one institution, whatever the platforms call them. */
public record PersonId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
