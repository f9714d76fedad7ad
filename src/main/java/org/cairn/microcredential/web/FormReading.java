package org.cairn.microcredential.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.competency.Level;
import org.cairn.competency.ProficiencyScale;
import org.cairn.microcredential.CreditType;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Requirement;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Makes a definition of what was typed, or says field by field why it cannot. Competencies and criteria keep the ids they
 * had; an id that the draft did not have is not believed.
 */
final class FormReading {

    private static final int TITLE = 120;
    private static final int TEXT = 1000;
    private static final int LINE = 300;
    private static final int LABEL = 60;
    private static final int MOST_COMPETENCIES = 12;
    private static final int MOST_CRITERIA = 12;
    private static final int MOST_LEVELS = 6;
    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(2000);
    private static final BigDecimal MOST_YEARS = BigDecimal.valueOf(20);

    private final MicrocredentialForm form;
    private final Definition before;
    private final Errors errors;
    private final Fields fields;
    private final Set<UUID> used = new HashSet<>();

    private FormReading(MicrocredentialForm form, Definition before, Errors errors) {
        this.form = form;
        this.before = before;
        this.errors = errors;
        this.fields = new Fields(errors);
    }

    /** @return nothing where {@code errors} has something */
    static Optional<Definition> read(MicrocredentialForm form, Definition before, Errors errors) {
        return new FormReading(form, before, errors).definition();
    }

    private Optional<Definition> definition() {
        fields.words("title", form.titleEn(), form.titleFr(), TITLE);
        fields.words("description", form.descriptionEn(), form.descriptionFr(), TEXT);
        fields.words("assessment", form.assessmentEn(), form.assessmentFr(), TEXT);
        fields.optionalNumber("hours", form.hours(), MOST_HOURS);
        fields.optionalNumber("creditValue", form.creditValue(), MOST_HOURS);
        fields.optionalYears("validYears", form.validYears(), MOST_YEARS);
        fields.choice("creditType", form.creditType(), CreditType.class);
        checkRangeOfHours();
        if (!Set.of("en-CA", "fr-CA").contains(String.valueOf(form.language()))) {
            errors.rejectValue("language", "microcredential.form.choose");
        }
        checkLevels();
        checkCompetencies();
        return errors.hasErrors() ? Optional.empty() : Optional.of(whole());
    }

    /** The upper end stands with the particulars. */
    private void checkRangeOfHours() {
        BigDecimal most = before.said().mostHours();
        Optional<BigDecimal> least = Typed.number(form.hours());
        if (most != null
                && !errors.hasFieldErrors("hours")
                && least.filter(hours -> hours.compareTo(most) < 0).isEmpty()) {
            errors.rejectValue("hours", "microcredential.form.hours-range", new Object[] {most}, null);
        }
    }

    private void checkLevels() {
        if (form.levels().size() < 2 || form.levels().size() > MOST_LEVELS) {
            errors.rejectValue("levels", "microcredential.form.levels", new Object[] {2, MOST_LEVELS}, null);
        }
        BigDecimal last = null;
        for (int i = 0; i < form.levels().size(); i++) {
            LevelForm level = form.levels().get(i);
            String path = "levels[" + i + "].";
            fields.words(path + "label", level.labelEn(), level.labelFr(), LABEL);
            fields.line(path + "descriptionEn", level.descriptionEn(), LINE);
            fields.line(path + "descriptionFr", level.descriptionFr(), LINE);
            BigDecimal cut = Typed.share(level.cut()).orElse(null);
            if (cut == null || cut.compareTo(BigDecimal.ONE) > 0) {
                errors.rejectValue(path + "cut", "microcredential.form.cut");
            } else if (i == 0 && cut.signum() != 0) {
                errors.rejectValue(path + "cut", "microcredential.form.first-cut");
            } else if (last != null && cut.compareTo(last) <= 0) {
                errors.rejectValue(path + "cut", "microcredential.form.rising-cut");
            }
            last = cut == null ? last : cut;
        }
    }

    private void checkCompetencies() {
        if (form.competencies().isEmpty() || form.competencies().size() > MOST_COMPETENCIES) {
            errors.rejectValue(
                    "competencies", "microcredential.form.competencies", new Object[] {1, MOST_COMPETENCIES}, null);
        }
        for (int i = 0; i < form.competencies().size(); i++) {
            CompetencyForm competency = form.competencies().get(i);
            String path = "competencies[" + i + "].";
            fields.words(path + "title", competency.titleEn(), competency.titleFr(), TITLE);
            fields.words(path + "statement", competency.statementEn(), competency.statementFr(), TEXT);
            checkThreshold(path + "threshold", competency.threshold());
            checkCriteria(path, competency.criteria());
        }
    }

    private void checkThreshold(String path, @Nullable String typed) {
        Optional<BigDecimal> threshold = Typed.share(typed);
        if (threshold.isEmpty()
                || threshold.get().compareTo(new BigDecimal("0.01")) < 0
                || threshold.get().compareTo(BigDecimal.ONE) > 0) {
            errors.rejectValue(path, "microcredential.form.threshold");
        }
    }

    private void checkCriteria(String path, List<CriterionForm> criteria) {
        if (criteria.isEmpty() || criteria.size() > MOST_CRITERIA) {
            errors.rejectValue(
                    path + "criteria", "microcredential.form.criteria", new Object[] {1, MOST_CRITERIA}, null);
        }
        for (int i = 0; i < criteria.size(); i++) {
            String line = path + "criteria[" + i + "].";
            if (Typed.words(criteria.get(i).en(), criteria.get(i).fr()) == null) {
                errors.rejectValue(line + "en", "microcredential.form.criterion");
            }
            fields.line(line + "en", criteria.get(i).en(), LINE);
            fields.line(line + "fr", criteria.get(i).fr(), LINE);
        }
    }

    private Definition whole() {
        List<Requirement> asked =
                form.competencies().stream().map(this::requirement).toList();
        Optional<CreditType> creditType = Typed.choice(form.creditType(), CreditType.class);
        return new Definition(
                new Bilingual(form.titleEn(), form.titleFr()),
                new Bilingual(form.descriptionEn(), form.descriptionFr()),
                Typed.number(form.hours()).orElse(null),
                creditType.orElseThrow(),
                creditType
                        .filter(type -> type != CreditType.NON_CREDIT)
                        .flatMap(type -> Typed.number(form.creditValue()))
                        .orElse(null),
                String.valueOf(form.language()),
                new Bilingual(form.assessmentEn(), form.assessmentFr()),
                Typed.number(form.validYears()).map(BigDecimal::intValue).orElse(null),
                asked,
                before.choicesAmong(asked),
                before.particulars());
    }

    /** What the form does not ask for stays as it was. */
    private Requirement requirement(CompetencyForm typed) {
        Optional<Requirement> known = before.requirements().stream()
                .filter(requirement -> requirement.competency().id().toString().equals(typed.id()))
                .filter(requirement -> used.add(requirement.competency().id().value()))
                .findFirst();
        Competency competency = competency(typed, known.map(Requirement::competency));
        BigDecimal threshold = Typed.share(typed.threshold()).orElseThrow();
        // How it is judged is chosen on a page of its own, and stays.
        return known.map(asked -> asked.of(competency, threshold))
                .orElseGet(() -> new Requirement(competency, threshold));
    }

    private Competency competency(CompetencyForm typed, Optional<Competency> known) {
        CompetencyId id = known.map(Competency::id).orElseGet(() -> new CompetencyId(UUID.randomUUID()));
        return new Competency(
                id,
                known.map(Competency::code).orElse(null),
                new Bilingual(typed.titleEn(), typed.titleFr()),
                new Bilingual(typed.statementEn(), typed.statementFr()),
                typed.criteria().stream().map(line -> criterion(line, known)).toList(),
                scale(id),
                known.map(Competency::details).orElse(null));
    }

    private Criterion criterion(CriterionForm typed, Optional<Competency> known) {
        Optional<Criterion> former = known.stream()
                .flatMap(competency -> competency.criteria().stream())
                .filter(candidate -> candidate.id().toString().equals(typed.id()))
                .filter(candidate -> used.add(candidate.id().value()))
                .findFirst();
        return new Criterion(
                former.map(Criterion::id).orElseGet(() -> new CriterionId(UUID.randomUUID())),
                new Bilingual(typed.en(), typed.fr()),
                Boolean.TRUE.equals(typed.critical()),
                former.map(Criterion::inferred).orElse(null),
                former.map(Criterion::descriptors).orElse(List.of()).stream()
                        .filter(descriptor -> descriptor.rank() <= form.levels().size())
                        .toList());
    }

    private ProficiencyScale scale(CompetencyId competency) {
        List<Level> levels = new ArrayList<>();
        for (LevelForm typed : form.levels()) {
            int rank = levels.size() + 1;
            levels.add(new Level(
                    Level.idOf(competency, rank),
                    rank,
                    new Bilingual(typed.labelEn(), typed.labelFr()),
                    Typed.words(typed.descriptionEn(), typed.descriptionFr()),
                    Typed.share(typed.cut()).orElseThrow()));
        }
        return new ProficiencyScale(before.competencies().get(0).scale().name(), levels);
    }
}
