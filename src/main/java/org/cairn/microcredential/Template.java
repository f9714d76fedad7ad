package org.cairn.microcredential;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.competency.Level;
import org.cairn.competency.ProficiencyScale;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/** A micro-credential to start from, as it lies in {@code templates-data}. */
public record Template(
        String key,
        Bilingual title,
        Bilingual description,
        @Nullable BigDecimal learningHours,
        CreditType creditType,
        String language,
        Bilingual assessmentMethod,
        Scale scale,
        @Nullable Particulars particulars,
        List<Part> competencies) {

    /** The levels that every competency of the template is judged by, lowest first. */
    public record Scale(Bilingual name, List<Step> levels) {}

    /** One level. */
    public record Step(Bilingual label, @Nullable Bilingual description, BigDecimal lowerCut) {}

    /** One competency. */
    public record Part(Bilingual title, Bilingual statement, BigDecimal threshold, List<Line> criteria) {}

    /** One criterion. */
    public record Line(Bilingual text, boolean critical) {}

    /** A definition of one's own, with new ids. */
    Definition definition() {
        return new Definition(
                title,
                description,
                learningHours,
                creditType,
                null,
                language,
                assessmentMethod,
                null,
                competencies.stream().map(this::requirement).toList(),
                List.of(),
                particulars);
    }

    private Requirement requirement(Part part) {
        CompetencyId id = new CompetencyId(UUID.randomUUID());
        return new Requirement(
                new Competency(
                        id,
                        null,
                        part.title(),
                        part.statement(),
                        part.criteria().stream()
                                .map(line ->
                                        new Criterion(new CriterionId(UUID.randomUUID()), line.text(), line.critical()))
                                .toList(),
                        scale(id)),
                part.threshold());
    }

    private ProficiencyScale scale(CompetencyId competency) {
        List<Step> steps = scale.levels();
        return new ProficiencyScale(
                scale.name(),
                steps.stream()
                        .map(step -> {
                            int rank = steps.indexOf(step) + 1;
                            return new Level(
                                    Level.idOf(competency, rank),
                                    rank,
                                    step.label(),
                                    step.description(),
                                    step.lowerCut());
                        })
                        .toList());
    }
}
