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
    private final Set<UUID> used = new HashSet<>();

    private FormReading(MicrocredentialForm form, Definition before, Errors errors) {
        this.form = form;
        this.before = before;
        this.errors = errors;
    }

    /** @return nothing where {@code errors} has something */
    static Optional<Definition> read(MicrocredentialForm form, Definition before, Errors errors) {
        return new FormReading(form, before, errors).definition();
    }

    private Optional<Definition> definition() {
        words("title", form.titleEn(), form.titleFr(), TITLE);
        words("description", form.descriptionEn(), form.descriptionFr(), TEXT);
        words("assessment", form.assessmentEn(), form.assessmentFr(), TEXT);
        optionalNumber("hours", form.hours(), MOST_HOURS);
        optionalNumber("creditValue", form.creditValue(), MOST_HOURS);
        optionalNumber("validYears", form.validYears(), MOST_YEARS);
        if (creditType().isEmpty()) {
            errors.rejectValue("creditType", "microcredential.form.choose");
        }
        if (!Set.of("en-CA", "fr-CA").contains(String.valueOf(form.language()))) {
            errors.rejectValue("language", "microcredential.form.choose");
        }
        checkLevels();
        checkCompetencies();
        return errors.hasErrors() ? Optional.empty() : Optional.of(whole());
    }

    private void checkLevels() {
        if (form.levels().size() < 2 || form.levels().size() > MOST_LEVELS) {
            errors.rejectValue("levels", "microcredential.form.levels", new Object[] {2, MOST_LEVELS}, null);
        }
        BigDecimal last = null;
        for (int i = 0; i < form.levels().size(); i++) {
            LevelForm level = form.levels().get(i);
            String path = "levels[" + i + "].";
            words(path + "label", level.labelEn(), level.labelFr(), LABEL);
            tooLong(path + "descriptionEn", level.descriptionEn(), LINE);
            tooLong(path + "descriptionFr", level.descriptionFr(), LINE);
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
            words(path + "title", competency.titleEn(), competency.titleFr(), TITLE);
            words(path + "statement", competency.statementEn(), competency.statementFr(), TEXT);
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
            tooLong(line + "en", criteria.get(i).en(), LINE);
            tooLong(line + "fr", criteria.get(i).fr(), LINE);
        }
    }

    /** At least one language, none too long; the English field stands for both where both are empty. */
    private void words(String path, @Nullable String en, @Nullable String fr, int most) {
        if (Typed.words(en, fr) == null) {
            errors.rejectValue(path + "En", "microcredential.form.words");
        }
        tooLong(path + "En", en, most);
        tooLong(path + "Fr", fr, most);
    }

    private void tooLong(String path, @Nullable String text, int most) {
        if (text != null && text.strip().length() > most) {
            errors.rejectValue(path, "microcredential.form.too-long", new Object[] {most}, null);
        }
    }

    private void optionalNumber(String path, @Nullable String typed, BigDecimal most) {
        if (Typed.isBlank(typed)) {
            return;
        }
        Optional<BigDecimal> number = Typed.number(typed);
        boolean whole = path.equals("validYears");
        if (number.isEmpty()
                || number.get().signum() <= 0
                || number.get().compareTo(most) > 0
                || (whole && number.get().stripTrailingZeros().scale() > 0)) {
            errors.rejectValue(
                    path,
                    whole ? "microcredential.form.years" : "microcredential.form.number",
                    new Object[] {most},
                    null);
        }
    }

    private Optional<CreditType> creditType() {
        for (CreditType type : CreditType.values()) {
            if (type.name().equals(form.creditType())) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private Definition whole() {
        List<Requirement> requirements =
                form.competencies().stream().map(this::requirement).toList();
        return new Definition(
                new Bilingual(form.titleEn(), form.titleFr()),
                new Bilingual(form.descriptionEn(), form.descriptionFr()),
                Typed.number(form.hours()).orElse(null),
                creditType().orElseThrow(),
                creditType()
                        .filter(type -> type != CreditType.NON_CREDIT)
                        .flatMap(type -> Typed.number(form.creditValue()))
                        .orElse(null),
                String.valueOf(form.language()),
                new Bilingual(form.assessmentEn(), form.assessmentFr()),
                Typed.number(form.validYears()).map(BigDecimal::intValue).orElse(null),
                requirements,
                before.choicesAmong(requirements));
    }

    private Requirement requirement(CompetencyForm typed) {
        Optional<Competency> known = before.competencies().stream()
                .filter(competency -> competency.id().toString().equals(typed.id()))
                .filter(competency -> used.add(competency.id().value()))
                .findFirst();
        CompetencyId id = known.map(Competency::id).orElseGet(() -> new CompetencyId(UUID.randomUUID()));
        Competency competency = new Competency(
                id,
                known.map(Competency::code).orElse(null),
                new Bilingual(typed.titleEn(), typed.titleFr()),
                new Bilingual(typed.statementEn(), typed.statementFr()),
                typed.criteria().stream().map(line -> criterion(line, known)).toList(),
                scale(id));
        BigDecimal threshold = Typed.share(typed.threshold()).orElseThrow();
        // How it is judged is chosen on a page of its own, and stays.
        return before.requirements().stream()
                .filter(asked -> asked.competency().id().equals(id))
                .findFirst()
                .map(asked -> asked.of(competency, threshold))
                .orElseGet(() -> new Requirement(competency, threshold));
    }

    private Criterion criterion(CriterionForm typed, Optional<Competency> known) {
        CriterionId id = known.stream()
                .flatMap(competency -> competency.criteria().stream())
                .map(Criterion::id)
                .filter(candidate -> candidate.toString().equals(typed.id()))
                .filter(candidate -> used.add(candidate.value()))
                .findFirst()
                .orElseGet(() -> new CriterionId(UUID.randomUUID()));
        return new Criterion(id, new Bilingual(typed.en(), typed.fr()), Boolean.TRUE.equals(typed.critical()));
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
