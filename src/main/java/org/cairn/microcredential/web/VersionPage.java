package org.cairn.microcredential.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.competency.Competency;
import org.cairn.competency.Criterion;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Requirement;
import org.jspecify.annotations.Nullable;

/** A version to be read. */
record VersionPage(
        UUID id,
        String title,
        String description,
        int number,
        MicrocredentialVersion.State state,
        @Nullable BigDecimal hours,
        String creditType,
        @Nullable BigDecimal creditValue,
        @Nullable Integer validYears,
        String assessment,
        List<Part> competencies,
        List<Step> levels,
        boolean translated,
        Said said,
        Findings findings,
        Review review,
        @Nullable Changes changes) {

    public boolean isDraft() {
        return state == MicrocredentialVersion.State.DRAFT;
    }

    /** Not published yet, so that it may still be found wanting. */
    public boolean isOpen() {
        return switch (state) {
            case DRAFT, IN_REVIEW, APPROVED -> true;
            case PUBLISHED, RETIRED -> false;
        };
    }

    /** In what it differs from the version before it, in sentences. */
    record Changes(int from, List<String> sentences) {}

    /** A competency. */
    record Part(String title, String statement, BigDecimal threshold, List<Line> criteria) {}

    /** A criterion. */
    record Line(String text, boolean critical) {}

    /** A level. */
    record Step(String label, BigDecimal lowerCut) {}

    static VersionPage of(
            MicrocredentialVersion version,
            Definition definition,
            Findings findings,
            Review review,
            @Nullable Changes changes,
            Locale locale) {
        return new VersionPage(
                version.id().value(),
                definition.title().in(locale),
                definition.description().in(locale),
                version.number(),
                version.state(),
                definition.learningHours(),
                definition.creditType().name(),
                definition.creditValue(),
                definition.validYears(),
                definition.assessmentMethod().in(locale),
                definition.requirements().stream()
                        .map(requirement -> part(requirement, locale))
                        .toList(),
                definition.competencies().get(0).scale().levels().stream()
                        .map(level -> new Step(level.label().in(locale), level.lowerCut()))
                        .toList(),
                definition.title().isTranslated(locale),
                Said.of(definition, locale),
                findings,
                review,
                changes);
    }

    private static Part part(Requirement requirement, Locale locale) {
        Competency competency = requirement.competency();
        return new Part(
                competency.title().in(locale),
                competency.statement().in(locale),
                requirement.threshold(),
                competency.criteria().stream()
                        .map((Criterion criterion) -> new Line(criterion.text().in(locale), criterion.critical()))
                        .toList());
    }
}
