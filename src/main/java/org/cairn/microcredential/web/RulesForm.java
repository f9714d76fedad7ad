package org.cairn.microcredential.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cairn.competency.CompetencyId;
import org.cairn.microcredential.Choice;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.Requirement;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * How the competencies of a draft are judged, in their order, as typed.
 *
 * @param seen the hash of the definition that was on the page
 */
record RulesForm(@Nullable String seen, @Nullable List<@Nullable RuleForm> rules) {

    RulesForm {
        rules = rules == null
                ? List.of()
                : rules.stream().filter(Objects::nonNull).toList();
    }

    static RulesForm of(Definition definition) {
        return new RulesForm(
                Frozen.of(definition).hash(),
                definition.requirements().stream()
                        .map(requirement -> RuleForm.of(requirement, definition))
                        .toList());
    }

    /** @return nothing where {@code errors} has something */
    Optional<Definition> read(Definition before, Errors errors) {
        if (rules.size() != before.requirements().size()) {
            errors.reject("microcredential.form.changed-meanwhile");
            return Optional.empty();
        }
        List<Requirement> requirements = new ArrayList<>();
        Map<String, List<Integer>> letters = new TreeMap<>();
        for (int i = 0; i < rules.size(); i++) {
            RuleForm typed = rules.get(i);
            typed.read(before.requirements().get(i), path(i), errors).ifPresent(requirements::add);
            if (!Typed.isBlank(typed.choice())) {
                letters.computeIfAbsent(String.valueOf(typed.choice()), letter -> new ArrayList<>())
                        .add(i);
            }
        }
        List<Choice> choices = letters.values().stream()
                .flatMap(members -> choice(before, members, errors).stream())
                .toList();
        return errors.hasErrors()
                ? Optional.empty()
                : Optional.of(before.with(requirements).choosing(choices));
    }

    /** What was typed at the first of them counts; all of them may say it, and none otherwise. */
    private Optional<Choice> choice(Definition before, List<Integer> members, Errors errors) {
        List<CompetencyId> of = members.stream()
                .map(member -> before.requirements().get(member).competency().id())
                .toList();
        Optional<Integer> take = members.stream()
                .flatMap(member -> rules.get(member).number().stream())
                .findFirst();
        if (of.size() < 2) {
            errors.rejectValue(path(members.get(0)) + "choice", "microcredential.rule.choice");
            return Optional.empty();
        }
        if (take.filter(number -> number >= 1 && number < of.size()).isEmpty()) {
            errors.rejectValue(
                    path(members.get(0)) + "take", "microcredential.rule.take", new Object[] {of.size() - 1}, null);
            return Optional.empty();
        }
        return Optional.of(new Choice(of, take.get()));
    }

    private static String path(int index) {
        return "rules[" + index + "].";
    }
}
