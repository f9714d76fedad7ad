package org.cairn.shared;

import java.util.UUID;

/** Whose data this is: the institution that owns registrations, micro-credentials, awards and keys. */
public record InstitutionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
