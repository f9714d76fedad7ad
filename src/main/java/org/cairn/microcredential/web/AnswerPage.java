package org.cairn.microcredential.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.cairn.competency.Competency;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Partners;
import org.jspecify.annotations.Nullable;

/** Exactly what a partner confirms. */
record AnswerPage(
        String token,
        String institution,
        String partner,
        boolean authority,
        String title,
        String description,
        String assessment,
        List<Part> competencies,
        Said said,
        @Nullable BigDecimal hours) {

    /** A competency and what has to be seen of it. */
    record Part(String title, String statement, BigDecimal threshold, List<String> criteria) {}

    static AnswerPage of(String token, Partners.Request request, String institution, Locale locale) {
        Definition definition = request.version().definition();
        return new AnswerPage(
                token,
                institution,
                request.partner().name(),
                request.partner().kind().hasAuthority(),
                definition.title().in(locale),
                definition.description().in(locale),
                definition.assessmentMethod().in(locale),
                definition.requirements().stream()
                        .map(requirement -> part(requirement.competency(), requirement.asked(), locale))
                        .toList(),
                Said.of(definition, locale),
                definition.learningHours());
    }

    private static Part part(Competency competency, BigDecimal threshold, Locale locale) {
        return new Part(
                competency.title().in(locale),
                competency.statement().in(locale),
                threshold,
                competency.criteria().stream()
                        .map(criterion -> criterion.text().in(locale))
                        .toList());
    }
}
