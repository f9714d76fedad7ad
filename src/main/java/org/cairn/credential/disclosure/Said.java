package org.cairn.credential.disclosure;

import java.time.Instant;

/**
 * What an owner said once.
 *
 * @param wording which text was agreed to
 */
public record Said(Consent item, boolean given, int wording, String language, Instant at) {}
