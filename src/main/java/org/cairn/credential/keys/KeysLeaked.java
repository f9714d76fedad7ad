package org.cairn.credential.keys;

import org.cairn.shared.InstitutionId;

/** The keys that this institution has signed with until now are not stood by any longer. Told in the transaction that says so. */
public record KeysLeaked(InstitutionId institution) {}
