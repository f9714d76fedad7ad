package org.cairn.competency.cfr;

import org.jspecify.annotations.Nullable;

/** A reference to something that is kept here or elsewhere (CASE: LinkURI, LinkGenURI). */
public record CFLink(
        @Nullable String title,
        @Nullable String identifier,
        @Nullable String uri) {}
