package org.cairn.competency.web;

import java.util.ArrayList;
import java.util.List;
import org.cairn.competency.Competency;
import org.cairn.competency.Details;
import org.jspecify.annotations.Nullable;

/**
 * A competency as typed. Everything is text, so that what was refused is shown again as it was typed.
 *
 * @param seen the number of the revision that was on the page; empty for a new competency
 */
record CompetencyForm(
        @Nullable String seen,
        @Nullable String code,
        @Nullable String titleEn,
        @Nullable String titleFr,
        @Nullable String statementEn,
        @Nullable String statementFr,
        @Nullable String verbEn,
        @Nullable String verbFr,
        @Nullable String contextEn,
        @Nullable String contextFr,
        @Nullable String standardEn,
        @Nullable String standardFr,
        @Nullable String rangeEn,
        @Nullable String rangeFr,
        @Nullable String complexity,
        @Nullable String complexityEn,
        @Nullable String complexityFr,
        @Nullable List<@Nullable CriterionForm> criteria,
        @Nullable List<@Nullable AttributeForm> attributes,
        @Nullable List<@Nullable AlignmentForm> alignments) {

    CompetencyForm {
        criteria = Typed.present(criteria);
        attributes = Typed.present(attributes);
        alignments = Typed.present(alignments);
    }

    static CompetencyForm empty() {
        return new CompetencyForm(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(CriterionForm.empty(), CriterionForm.empty()),
                List.of(),
                List.of());
    }

    static CompetencyForm of(Competency competency, int revision) {
        Details more = competency.more();
        Details.Parts parts = more.parts() == null ? new Details.Parts(null, null, null) : more.parts();
        Details.Complexity complexity = more.complexity();
        return new CompetencyForm(
                String.valueOf(revision),
                competency.code(),
                competency.title().en(),
                competency.title().fr(),
                competency.statement().en(),
                competency.statement().fr(),
                Typed.en(parts.verb()),
                Typed.fr(parts.verb()),
                Typed.en(parts.context()),
                Typed.fr(parts.context()),
                Typed.en(parts.standard()),
                Typed.fr(parts.standard()),
                Typed.en(more.range()),
                Typed.fr(more.range()),
                complexity == null ? "" : String.valueOf(complexity.level()),
                complexity == null ? null : Typed.en(complexity.words()),
                complexity == null ? null : Typed.fr(complexity.words()),
                competency.standsOnItsStatement()
                        ? List.of(CriterionForm.empty(), CriterionForm.empty())
                        : competency.criteria().stream().map(CriterionForm::of).toList(),
                more.attributes().stream().map(AttributeForm::of).toList(),
                more.alignments().stream().map(AlignmentForm::of).toList());
    }

    /**
     * The form after one of its add and remove buttons, with everything else as typed.
     *
     * @param change for example {@code add-criterion} or {@code remove-criterion-2}; anything else changes nothing
     */
    CompetencyForm changed(String change) {
        String what = change.replaceFirst("-\\d{1,3}$", "");
        int index = change.matches(".*-\\d{1,3}") ? Integer.parseInt(change.substring(what.length() + 1)) : -1;
        return switch (what) {
            case "add-criterion" -> with(added(criteria, CriterionForm.empty()), attributes, alignments);
            case "remove-criterion" -> with(without(criteria, index), attributes, alignments);
            case "add-attribute" -> with(criteria, added(attributes, AttributeForm.empty()), alignments);
            case "remove-attribute" -> with(criteria, without(attributes, index), alignments);
            case "add-alignment" -> with(criteria, attributes, added(alignments, AlignmentForm.empty()));
            case "remove-alignment" -> with(criteria, attributes, without(alignments, index));
            default -> this;
        };
    }

    private CompetencyForm with(
            List<CriterionForm> otherCriteria,
            List<AttributeForm> otherAttributes,
            List<AlignmentForm> otherAlignments) {
        return new CompetencyForm(
                seen,
                code,
                titleEn,
                titleFr,
                statementEn,
                statementFr,
                verbEn,
                verbFr,
                contextEn,
                contextFr,
                standardEn,
                standardFr,
                rangeEn,
                rangeFr,
                complexity,
                complexityEn,
                complexityFr,
                List.copyOf(otherCriteria),
                List.copyOf(otherAttributes),
                List.copyOf(otherAlignments));
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
}
