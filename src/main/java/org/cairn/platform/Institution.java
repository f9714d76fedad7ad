package org.cairn.platform;

import java.net.URI;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/** An institution and what the world is told of it as an issuer. */
public record Institution(
        InstitutionId id,
        Bilingual name,
        @Nullable URI website,
        @Nullable String email) {}
