package org.cairn.assessment.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.assessment.EvidenceTask;
import org.cairn.assessment.Piece;
import org.cairn.competency.CompetencyId;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What an activity asks for, and by which competencies it is judged. */
record AskForm(@Nullable List<String> kinds, @Nullable List<UUID> competencies) {

    static AskForm of(EvidenceTask task) {
        return new AskForm(
                task.kinds().stream().map(HandingIn::small).toList(),
                task.competencies().stream().map(CompetencyId::value).toList());
    }

    static AskForm empty() {
        return new AskForm(List.of("text", "link", "file"), List.of());
    }

    public boolean asksFor(String kind) {
        return kinds != null && kinds.contains(kind);
    }

    public boolean judges(UUID competency) {
        return competencies != null && competencies.contains(competency);
    }

    Set<Piece.Kind> chosenKinds() {
        return Arrays.stream(Piece.Kind.values())
                .filter(kind -> asksFor(kind.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    List<CompetencyId> chosenCompetencies() {
        return competencies == null
                ? List.of()
                : competencies.stream().map(CompetencyId::new).toList();
    }

    boolean isWhole(Errors errors) {
        if (chosenKinds().isEmpty()) {
            errors.rejectValue("kinds", "assessment.ask.kinds.none");
        }
        if (chosenCompetencies().isEmpty()) {
            errors.rejectValue("competencies", "assessment.ask.competencies.none");
        }
        return !errors.hasErrors();
    }
}
