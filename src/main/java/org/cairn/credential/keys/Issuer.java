package org.cairn.credential.keys;

import org.cairn.shared.InstitutionId;

/**
 * An institution that signs, or a partner for which it has Cairn keep a key.
 *
 * @param institution the one that looks after the keys
 */
public record Issuer(IssuerId id, InstitutionId institution) {

    public static Issuer of(InstitutionId institution) {
        return new Issuer(IssuerId.of(institution), institution);
    }

    public boolean isPartner() {
        return !id.equals(IssuerId.of(institution));
    }
}
