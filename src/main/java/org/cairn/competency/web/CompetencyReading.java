package org.cairn.competency.web;

import static org.cairn.competency.web.FrameworkForm.tooLong;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.competency.Alignment;
import org.cairn.competency.Competency;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.competency.Details;
import org.cairn.competency.Finding;
import org.cairn.competency.Limits;
import org.cairn.competency.StatementLinter;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Makes a competency of what was typed, or says field by field why it cannot. Criteria keep their ids and their rubric;
 * an id that the competency did not have is not believed. Empty rows are no rows.
 */
final class CompetencyReading {

    private static final int MOST_ROWS = 40;

    private final CompetencyForm form;
    private final Competency before;
    private final Errors errors;
    private final Set<CriterionId> used = new HashSet<>();

    private CompetencyReading(CompetencyForm form, Competency before, Errors errors) {
        this.form = form;
        this.before = before;
        this.errors = errors;
    }

    /**
     * @param before what is kept, or a bare one for a new competency
     * @return nothing where {@code errors} has something
     */
    static Optional<Competency> read(CompetencyForm form, Competency before, Errors errors) {
        CompetencyReading reading = new CompetencyReading(form, before, errors);
        reading.check();
        return errors.hasErrors() ? Optional.empty() : Optional.of(reading.competency());
    }

    /** Advice on what was typed so far, however little; in the language of the words. */
    static List<Finding> advice(CompetencyForm form, Competency bare) {
        Bilingual statement = Typed.words(form.statementEn(), form.statementFr());
        if (statement == null) {
            return List.of();
        }
        Bilingual title = Typed.words(form.titleEn(), form.titleFr());
        List<Criterion> criteria = form.criteria().stream()
                .filter(typed -> !typed.isBlank())
                .map(typed -> loose(new Bilingual(Typed.text(typed.en()), Typed.text(typed.fr()))))
                .toList();
        Competency typed = new Competency(
                bare.id(),
                null,
                title == null ? new Bilingual("-", "-") : title,
                statement,
                criteria.isEmpty() ? List.of(loose(statement)) : criteria,
                bare.scale(),
                new Details(null, parts(form), null, null, List.of(), List.of()));
        return Stream.of(Locale.CANADA, Locale.CANADA_FRENCH)
                .flatMap(language -> StatementLinter.lint(typed, language).stream())
                .toList();
    }

    private static Criterion loose(Bilingual text) {
        return new Criterion(new CriterionId(UUID.randomUUID()), text, false);
    }

    private void check() {
        words("title", form.titleEn(), form.titleFr(), Limits.TITLE);
        words("statement", form.statementEn(), form.statementFr(), Limits.STATEMENT);
        tooLong(errors, "code", form.code(), Limits.CODE);
        both("verb", form.verbEn(), form.verbFr(), Limits.TITLE);
        both("context", form.contextEn(), form.contextFr(), Limits.STATEMENT);
        both("standard", form.standardEn(), form.standardFr(), Limits.STATEMENT);
        both("range", form.rangeEn(), form.rangeFr(), Limits.STATEMENT);
        both("complexity", form.complexityEn(), form.complexityFr(), Limits.TITLE);
        boolean leveled = String.valueOf(form.complexity()).matches("\\s*[1-" + Details.Complexity.HIGHEST + "]\\s*");
        if (!leveled && (!Typed.isBlank(form.complexity()) || hasComplexityWords())) {
            errors.rejectValue(
                    "complexity", "competency.form.complexity.wrong", new Object[] {Details.Complexity.HIGHEST}, null);
        }
        rows("criteria", form.criteria().size());
        rows("attributes", form.attributes().size());
        rows("alignments", form.alignments().size());
        for (int i = 0; i < form.criteria().size(); i++) {
            tooLong(errors, "criteria[" + i + "].en", form.criteria().get(i).en(), Limits.CRITERION);
            tooLong(errors, "criteria[" + i + "].fr", form.criteria().get(i).fr(), Limits.CRITERION);
        }
        for (int i = 0; i < form.attributes().size(); i++) {
            checkAttribute("attributes[" + i + "].", form.attributes().get(i));
        }
        for (int i = 0; i < form.alignments().size(); i++) {
            checkAlignment("alignments[" + i + "].", form.alignments().get(i));
        }
    }

    private boolean hasComplexityWords() {
        return Typed.words(form.complexityEn(), form.complexityFr()) != null;
    }

    private void checkAttribute(String path, AttributeForm typed) {
        tooLong(errors, path + "en", typed.en(), Limits.STATEMENT);
        tooLong(errors, path + "fr", typed.fr(), Limits.STATEMENT);
        if (one(Details.Attribute.Kind.values(), typed.kind()).isEmpty()) {
            errors.rejectValue(path + "kind", "competency.form.choose");
        }
    }

    private void checkAlignment(String path, AlignmentForm typed) {
        tooLong(errors, path + "framework", typed.framework(), Limits.TITLE);
        tooLong(errors, path + "code", typed.code(), Limits.TITLE);
        tooLong(errors, path + "uri", typed.uri(), Limits.ADDRESS);
        if (!typed.isBlank() && Typed.isBlank(typed.code()) && Typed.isBlank(typed.uri())) {
            errors.rejectValue(path + "code", "competency.form.code-or-address");
        }
        String uri = Typed.text(typed.uri());
        if (uri != null && !Addresses.isAddress(uri) && !uri.matches("urn:\\S+")) {
            errors.rejectValue(path + "uri", "competency.form.address");
        }
        if (one(Alignment.Type.values(), typed.type()).isEmpty()) {
            errors.rejectValue(path + "type", "competency.form.choose");
        }
    }

    private void rows(String field, int rows) {
        if (rows > MOST_ROWS) {
            errors.rejectValue(field, "competency.form.rows", new Object[] {MOST_ROWS}, null);
        }
    }

    private void words(String path, @Nullable String en, @Nullable String fr, int most) {
        if (Typed.words(en, fr) == null) {
            errors.rejectValue(path + "En", "competency.form.words");
        }
        both(path, en, fr, most);
    }

    private void both(String path, @Nullable String en, @Nullable String fr, int most) {
        tooLong(errors, path + "En", en, most);
        tooLong(errors, path + "Fr", fr, most);
    }

    private Competency competency() {
        Bilingual statement = new Bilingual(Typed.text(form.statementEn()), Typed.text(form.statementFr()));
        List<Criterion> criteria = form.criteria().stream()
                .filter(typed -> !typed.isBlank())
                .map(this::criterion)
                .toList();
        return new Competency(
                before.id(),
                Typed.text(form.code()),
                new Bilingual(Typed.text(form.titleEn()), Typed.text(form.titleFr())),
                statement,
                criteria.isEmpty() ? List.of(standIn(statement)) : criteria,
                before.scale(),
                details());
    }

    /** The criterion that repeats the statement stays the same one while the statement is worded anew. */
    private Criterion standIn(Bilingual statement) {
        CriterionId id =
                before.standsOnItsStatement() ? before.criteria().get(0).id() : new CriterionId(UUID.randomUUID());
        return new Criterion(id, statement, false);
    }

    private Criterion criterion(CriterionForm typed) {
        Optional<Criterion> known = before.criteria().stream()
                .filter(criterion -> criterion.id().toString().equals(typed.id()))
                .filter(criterion -> used.add(criterion.id()))
                .findFirst();
        return new Criterion(
                known.map(Criterion::id).orElseGet(() -> new CriterionId(UUID.randomUUID())),
                new Bilingual(Typed.text(typed.en()), Typed.text(typed.fr())),
                Boolean.TRUE.equals(typed.critical()),
                typed.inferred(),
                known.map(Criterion::descriptors).orElse(List.of()));
    }

    private Details details() {
        return new Details(
                before.more().uri(),
                parts(form),
                Typed.words(form.rangeEn(), form.rangeFr()),
                Typed.isBlank(form.complexity())
                        ? null
                        : new Details.Complexity(
                                Integer.parseInt(String.valueOf(Typed.text(form.complexity()))),
                                Typed.words(form.complexityEn(), form.complexityFr())),
                form.attributes().stream()
                        .filter(typed -> !typed.isBlank())
                        .map(typed -> new Details.Attribute(
                                one(Details.Attribute.Kind.values(), typed.kind())
                                        .orElseThrow(),
                                new Bilingual(Typed.text(typed.en()), Typed.text(typed.fr()))))
                        .toList(),
                form.alignments().stream()
                        .filter(typed -> !typed.isBlank())
                        .map(typed -> new Alignment(
                                Typed.text(typed.framework()),
                                Typed.text(typed.code()),
                                Typed.text(typed.uri()),
                                one(Alignment.Type.values(), typed.type()).orElseThrow()))
                        .toList());
    }

    private static Details.Parts parts(CompetencyForm form) {
        return new Details.Parts(
                Typed.words(form.verbEn(), form.verbFr()),
                Typed.words(form.contextEn(), form.contextFr()),
                Typed.words(form.standardEn(), form.standardFr()));
    }

    private static <E extends Enum<E>> Optional<E> one(E[] values, @Nullable String name) {
        return Stream.of(values).filter(value -> value.name().equals(name)).findFirst();
    }
}
