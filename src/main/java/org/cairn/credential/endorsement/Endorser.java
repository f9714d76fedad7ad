package org.cairn.credential.endorsement;

import org.cairn.credential.keys.Issuer;

/**
 * A partner that endorses.
 *
 * @param name as the partner writes it, in any orthography
 */
public record Endorser(Issuer issuer, String name) {}
