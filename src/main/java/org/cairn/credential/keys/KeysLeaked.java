package org.cairn.credential.keys;

/** The keys that this issuer has signed with until now are not stood by any longer. Told in the transaction that says so. */
public record KeysLeaked(Issuer issuer) {}
