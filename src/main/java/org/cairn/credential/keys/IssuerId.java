package org.cairn.credential.keys;

import java.util.UUID;
import org.cairn.shared.InstitutionId;

/** Who signs: an institution, by its own id, or a partner. It stands in the address of the profile and of the keys. */
public record IssuerId(UUID value) {

    public static IssuerId of(InstitutionId institution) {
        return new IssuerId(institution.value());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
