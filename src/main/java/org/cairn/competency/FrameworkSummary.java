package org.cairn.competency;

import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/** A framework in a list. */
public record FrameworkSummary(
        FrameworkId id,
        Bilingual title,
        @Nullable String publisher,
        @Nullable String version,
        Framework.Status status,
        int competencies) {}
