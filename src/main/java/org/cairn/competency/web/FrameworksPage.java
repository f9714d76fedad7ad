package org.cairn.competency.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.competency.Framework;
import org.cairn.competency.FrameworkSummary;
import org.jspecify.annotations.Nullable;

/** The frameworks that there are. */
record FrameworksPage(List<Line> frameworks) {

    /** One of them. */
    record Line(
            UUID id,
            Text title,
            Framework.Status status,
            int competencies,
            @Nullable String publisher,
            @Nullable String version) {}

    static FrameworksPage of(List<FrameworkSummary> frameworks, Locale locale) {
        return new FrameworksPage(frameworks.stream()
                .map(framework -> new Line(
                        framework.id().value(),
                        Text.of(framework.title(), locale),
                        framework.status(),
                        framework.competencies(),
                        framework.publisher(),
                        framework.version()))
                .toList());
    }
}
