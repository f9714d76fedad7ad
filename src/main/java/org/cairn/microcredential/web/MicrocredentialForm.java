package org.cairn.microcredential.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Frozen;
import org.jspecify.annotations.Nullable;

/**
 * A draft as typed. Everything is text, so that what was refused is shown again as it was typed.
 *
 * @param seen the hash of the definition that was on the page
 */
record MicrocredentialForm(
        @Nullable String seen,
        @Nullable String titleEn,
        @Nullable String titleFr,
        @Nullable String descriptionEn,
        @Nullable String descriptionFr,
        @Nullable String hours,
        @Nullable String creditType,
        @Nullable String creditValue,
        @Nullable String language,
        @Nullable String assessmentEn,
        @Nullable String assessmentFr,
        @Nullable String validYears,
        @Nullable List<@Nullable CompetencyForm> competencies,
        @Nullable List<@Nullable LevelForm> levels) {

    MicrocredentialForm {
        competencies = present(competencies);
        levels = present(levels);
    }

    private static <T> List<T> present(@Nullable List<@Nullable T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    static MicrocredentialForm of(Definition definition) {
        return new MicrocredentialForm(
                Frozen.of(definition).hash(),
                definition.title().en(),
                definition.title().fr(),
                definition.description().en(),
                definition.description().fr(),
                Typed.plain(definition.learningHours()),
                definition.creditType().name(),
                Typed.plain(definition.creditValue()),
                definition.language(),
                definition.assessmentMethod().en(),
                definition.assessmentMethod().fr(),
                definition.validYears() == null ? "" : definition.validYears().toString(),
                definition.requirements().stream().map(CompetencyForm::of).toList(),
                definition.competencies().get(0).scale().levels().stream()
                        .map(LevelForm::of)
                        .toList());
    }

    /** This form with what was typed in one step; the other steps' part stays. */
    MicrocredentialForm typed(Step step, MicrocredentialForm typed) {
        if (step == Step.COMPETENCIES) {
            return new MicrocredentialForm(
                    typed.seen,
                    titleEn,
                    titleFr,
                    descriptionEn,
                    descriptionFr,
                    hours,
                    creditType,
                    creditValue,
                    language,
                    assessmentEn,
                    assessmentFr,
                    validYears,
                    typed.competencies,
                    typed.levels);
        }
        return typed.with(competencies, levels);
    }

    /**
     * The form after one of its add and remove buttons, with everything else as typed.
     *
     * @param change for example {@code add-criterion-0} or {@code remove-criterion-0-2}; anything else changes nothing
     */
    MicrocredentialForm changed(String change) {
        String[] words = change.split("-", -1);
        String what = words.length < 2 ? change : words[0] + "-" + words[1];
        int first = index(words, 2);
        int second = index(words, 3);
        return switch (what) {
            case "add-competency" -> with(added(competencies, CompetencyForm.empty()), levels);
            case "remove-competency" -> with(without(competencies, first), levels);
            case "add-level" -> with(competencies, added(levels, LevelForm.empty()));
            case "remove-level" -> with(competencies, without(levels, first));
            case "add-criterion" ->
                inCompetency(first, competency -> added(competency.criteria(), CriterionForm.empty()));
            case "remove-criterion" -> inCompetency(first, competency -> without(competency.criteria(), second));
            default -> this;
        };
    }

    private MicrocredentialForm inCompetency(
            int index, java.util.function.Function<CompetencyForm, List<CriterionForm>> criteria) {
        if (index < 0 || index >= competencies.size()) {
            return this;
        }
        List<CompetencyForm> others = new ArrayList<>(competencies);
        others.set(index, others.get(index).with(criteria.apply(others.get(index))));
        return with(others, levels);
    }

    private MicrocredentialForm with(List<CompetencyForm> otherCompetencies, List<LevelForm> otherLevels) {
        return new MicrocredentialForm(
                seen,
                titleEn,
                titleFr,
                descriptionEn,
                descriptionFr,
                hours,
                creditType,
                creditValue,
                language,
                assessmentEn,
                assessmentFr,
                validYears,
                List.copyOf(otherCompetencies),
                List.copyOf(otherLevels));
    }

    private static <T> List<T> added(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> less = new ArrayList<>(list);
        if (index >= 0 && index < less.size()) {
            less.remove(index);
        }
        return less;
    }

    private static int index(String[] words, int at) {
        return words.length > at && words[at].matches("\\d{1,3}") ? Integer.parseInt(words[at]) : -1;
    }
}
