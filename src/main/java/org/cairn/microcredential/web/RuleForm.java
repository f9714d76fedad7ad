package org.cairn.microcredential.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.cairn.microcredential.Calculation;
import org.cairn.microcredential.Calculation.Kind;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Requirement;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * How one competency is judged, as typed. A box that is not ticked is not sent.
 *
 * @param level the rank that is asked for, or empty for the threshold
 * @param evidence how many graded activities are enough, or empty for all
 * @param choice the letter of a choice it belongs to, or empty
 * @param take how many of that choice must be met
 */
record RuleForm(
        @Nullable String kind,
        @Nullable String setting,
        @Nullable String level,
        @Nullable String evidence,
        @Nullable Boolean signOff,
        @Nullable String choice,
        @Nullable String take) {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,3}");
    private static final int MOST_EVIDENCE = 50;

    RuleForm {
        signOff = Boolean.TRUE.equals(signOff);
    }

    static RuleForm of(Requirement requirement, Definition definition) {
        Calculation method = requirement.method();
        int letter = 0;
        String take = "";
        for (int i = 0; i < definition.choices().size(); i++) {
            if (definition
                    .choices()
                    .get(i)
                    .of()
                    .contains(requirement.competency().id())) {
                letter = i + 1;
                take = String.valueOf(definition.choices().get(i).take());
            }
        }
        return new RuleForm(
                method.kind().name(),
                method.kind().isSet() ? String.valueOf(method.value()) : "",
                text(requirement.levelRank()),
                text(requirement.minimumEvidence()),
                requirement.needsSignOff(),
                letter == 0 ? "" : String.valueOf((char) ('A' + letter - 1)),
                take);
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    /** @return nothing where {@code errors} has something of this path */
    Optional<Requirement> read(Requirement before, String path, Errors errors) {
        int known = errors.getErrorCount();
        Optional<Kind> method = method();
        if (method.isEmpty()) {
            errors.rejectValue(path + "kind", "microcredential.form.choose");
        }
        Optional<Integer> typed = number(setting);
        Kind asked = method.orElse(Kind.WEIGHTED_MEAN);
        if (asked.isSet()
                && !Typed.isBlank(setting)
                && typed.filter(asked::takes).isEmpty()) {
            errors.rejectValue(
                    path + "setting", "microcredential.rule.setting", new Object[] {asked.least(), asked.most()}, null);
        }
        if (!Typed.isBlank(evidence)
                && number(evidence)
                        .filter(least -> least >= 1 && least <= MOST_EVIDENCE)
                        .isEmpty()) {
            errors.rejectValue(path + "evidence", "microcredential.rule.evidence", new Object[] {MOST_EVIDENCE}, null);
        }
        if (!Typed.isBlank(level) && rank(before).isEmpty()) {
            errors.rejectValue(path + "level", "microcredential.rule.level");
        }
        return errors.getErrorCount() > known
                ? Optional.empty()
                : Optional.of(new Requirement(
                        before.competency(),
                        before.threshold(),
                        new Calculation(asked, asked.isSet() ? typed.orElse(null) : null),
                        rank(before).orElse(null),
                        number(evidence).orElse(null),
                        signOff));
    }

    Optional<Integer> number() {
        return number(take);
    }

    private Optional<Kind> method() {
        for (Kind known : Kind.values()) {
            if (known.name().equals(kind)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** A level that everybody reaches is none to ask for. */
    private Optional<Integer> rank(Requirement before) {
        return number(level)
                .filter(rank -> before.competency().scale().levels().stream()
                        .anyMatch(one -> one.rank() == rank && one.lowerCut().signum() > 0));
    }

    private static Optional<Integer> number(@Nullable String typed) {
        String plain = typed == null ? "" : typed.strip();
        return WHOLE.matcher(plain).matches() ? Optional.of(Integer.parseInt(plain)) : Optional.empty();
    }
}
