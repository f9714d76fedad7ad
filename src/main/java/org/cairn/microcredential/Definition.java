package org.cairn.microcredential;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Everything a micro-credential says of itself, and the rule by which it is earned: all its requirements,
 * except that of a choice only some are asked for.
 *
 * @param learningHours effort in hours, or null where it is not said
 * @param language BCP 47 tag of teaching and assessment
 * @param validYears years until it expires, or null where it does not
 * @param choices competencies of which only some must be attained; none is not written down
 * @param particulars what frameworks ask for beside the rule, or null where none of it is said
 */
public record Definition(
        Bilingual title,
        Bilingual description,
        @Nullable BigDecimal learningHours,
        CreditType creditType,
        @Nullable BigDecimal creditValue,
        String language,
        Bilingual assessmentMethod,
        @Nullable Integer validYears,
        List<Requirement> requirements,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Choice> choices,
        @Nullable Particulars particulars) {

    public Definition {
        requirements = List.copyOf(requirements);
        choices = choices == null ? List.of() : List.copyOf(choices);
        particulars = Particulars.NONE.equals(particulars) ? null : particulars;
        if (requirements.isEmpty()) {
            throw new IllegalArgumentException("a micro-credential asks for at least one competency");
        }
    }

    /** One that says nothing beside its rule. */
    public Definition(
            Bilingual title,
            Bilingual description,
            @Nullable BigDecimal learningHours,
            CreditType creditType,
            @Nullable BigDecimal creditValue,
            String language,
            Bilingual assessmentMethod,
            @Nullable Integer validYears,
            List<Requirement> requirements) {
        this(
                title,
                description,
                learningHours,
                creditType,
                creditValue,
                language,
                assessmentMethod,
                validYears,
                requirements,
                List.of(),
                null);
    }

    /** The same, with these particulars. */
    public Definition with(Particulars others) {
        return with(requirements, choicesAmong(requirements), others);
    }

    /** The choices as far as there is something to choose among these. */
    public List<Choice> choicesAmong(List<Requirement> others) {
        Set<CompetencyId> known = others.stream()
                .map(requirement -> requirement.competency().id())
                .collect(Collectors.toSet());
        return choices.stream()
                .map(choice -> choice.of().stream().filter(known::contains).toList())
                .filter(of -> of.size() > 1)
                .map(of -> new Choice(of, Math.min(take(of), of.size() - 1)))
                .toList();
    }

    private int take(List<CompetencyId> of) {
        return choices.stream()
                .filter(choice -> choice.of().containsAll(of))
                .findFirst()
                .map(Choice::take)
                .orElse(1);
    }

    /** The same with other requirements: what a course asks beyond. */
    public Definition with(List<Requirement> others) {
        return with(others, choicesAmong(others), particulars);
    }

    private Definition with(List<Requirement> asked, List<Choice> chosen, @Nullable Particulars said) {
        return new Definition(
                title,
                description,
                learningHours,
                creditType,
                creditValue,
                language,
                assessmentMethod,
                validYears,
                asked,
                chosen,
                said);
    }

    /** The same with other choices. */
    public Definition choosing(List<Choice> others) {
        return with(requirements, others, particulars);
    }

    /** What it says beside its rule, which may be nothing. */
    public Particulars said() {
        return particulars == null ? Particulars.NONE : particulars;
    }

    /** How many competencies must be attained. */
    public int asked() {
        return requirements.size()
                - choices.stream()
                        .mapToInt(choice -> choice.of().size() - choice.take())
                        .sum();
    }

    /** Whether attaining these is enough: each that is no choice, and of each choice as many as it takes. */
    public boolean isEarnedBy(Set<CompetencyId> attained) {
        return requirements.stream()
                        .map(requirement -> requirement.competency().id())
                        .filter(id ->
                                choices.stream().noneMatch(choice -> choice.of().contains(id)))
                        .allMatch(attained::contains)
                && choices.stream()
                        .allMatch(choice ->
                                choice.of().stream().filter(attained::contains).count() >= choice.take());
    }

    public List<Competency> competencies() {
        return requirements.stream().map(Requirement::competency).toList();
    }

    public Optional<Competency> competency(CompetencyId wanted) {
        return competencies().stream()
                .filter(competency -> competency.id().equals(wanted))
                .findFirst();
    }
}
