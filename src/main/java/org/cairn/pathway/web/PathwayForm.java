package org.cairn.pathway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.pathway.Pathway;
import org.cairn.pathway.Pathway.Group;
import org.cairn.pathway.Pathway.Step;
import org.cairn.pathway.PathwayId;
import org.cairn.pathway.Pathways;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A pathway as typed. A box that is not ticked is not sent. */
record PathwayForm(
        @Nullable String titleEn,
        @Nullable String titleFr,
        @Nullable String outcomesEn,
        @Nullable String outcomesFr,
        @Nullable String targetEn,
        @Nullable String targetFr,
        @Nullable Boolean countsTwice,
        @Nullable Boolean published,
        @Nullable List<@Nullable GroupForm> groups) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_OUTCOMES = 4000;
    private static final int LONGEST_TARGET = 500;

    PathwayForm {
        groups = groups == null
                ? List.of()
                : groups.stream().filter(Objects::nonNull).toList();
    }

    /**
     * @param take how many of the steps; empty for all of them
     * @param steps {@code m:} and the id of a micro-credential, or {@code p:} and that of a pathway
     */
    record GroupForm(@Nullable String take, @Nullable List<@Nullable String> steps) {

        GroupForm {
            steps = steps == null
                    ? List.of()
                    : steps.stream().filter(Objects::nonNull).distinct().toList();
        }

        static GroupForm of(Group group) {
            return new GroupForm(
                    group.take() == group.steps().size() ? "" : String.valueOf(group.take()),
                    group.steps().stream().map(PathwayForm::key).toList());
        }
    }

    static PathwayForm empty() {
        return new PathwayForm(null, null, null, null, null, null, null, null, List.of());
    }

    static PathwayForm of(Pathway pathway) {
        Bilingual target = pathway.target();
        return new PathwayForm(
                pathway.title().en(),
                pathway.title().fr(),
                pathway.outcomes().en(),
                pathway.outcomes().fr(),
                target == null ? null : target.en(),
                target == null ? null : target.fr(),
                pathway.countsTwice(),
                pathway.published(),
                pathway.groups().stream().map(GroupForm::of).toList());
    }

    static String key(Step step) {
        return step.microcredential() != null ? "m:" + step.microcredential() : "p:" + step.pathway();
    }

    /** @return nothing where {@code errors} has something */
    Optional<Pathways.Draft> read(Errors errors) {
        Optional<Bilingual> title = words(errors, "titleEn", titleEn, titleFr, LONGEST_TITLE, true);
        Optional<Bilingual> outcomes = words(errors, "outcomesEn", outcomesEn, outcomesFr, LONGEST_OUTCOMES, true);
        Optional<Bilingual> target = words(errors, "targetEn", targetEn, targetFr, LONGEST_TARGET, false);
        List<Group> read = groups(errors);
        if (read.isEmpty() && !errors.hasFieldErrors("groups")) {
            errors.reject("pathway.form.no-steps");
        }
        return errors.hasErrors()
                ? Optional.empty()
                : Optional.of(new Pathways.Draft(
                        title.orElseThrow(),
                        outcomes.orElseThrow(),
                        target.orElse(null),
                        Boolean.TRUE.equals(countsTwice),
                        Boolean.TRUE.equals(published),
                        read));
    }

    private static Optional<Bilingual> words(
            Errors errors, String field, @Nullable String en, @Nullable String fr, int longest, boolean needed) {
        boolean nothing = (en == null || en.isBlank()) && (fr == null || fr.isBlank());
        if (nothing && needed) {
            errors.rejectValue(field, "pathway.form.missing");
        }
        if ((en != null && en.length() > longest) || (fr != null && fr.length() > longest)) {
            errors.rejectValue(field, "pathway.form.long", new Object[] {longest}, null);
        }
        return nothing ? Optional.empty() : Optional.of(new Bilingual(en, fr));
    }

    /** Groups without steps are not there. */
    private List<Group> groups(Errors errors) {
        List<Group> read = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            GroupForm group = groups.get(i);
            if (group == null || group.steps().isEmpty()) {
                continue;
            }
            String field = "groups[" + i + "].take";
            List<Step> steps =
                    group.steps().stream().flatMap(key -> step(key).stream()).toList();
            Optional<Integer> take = take(group.take(), steps.size());
            if (take.isEmpty()) {
                errors.rejectValue(field, "pathway.form.take", new Object[] {steps.size()}, null);
            } else if (steps.size() != group.steps().size() || steps.size() > Pathway.MOST_STEPS) {
                errors.rejectValue(field, "pathway.form.steps", new Object[] {Pathway.MOST_STEPS}, null);
            } else {
                read.add(new Group(take.get(), steps));
            }
        }
        if (read.size() > Pathway.MOST_GROUPS) {
            errors.reject("pathway.form.groups", new Object[] {Pathway.MOST_GROUPS}, null);
        }
        return read;
    }

    private static Optional<Integer> take(@Nullable String typed, int of) {
        String plain = typed == null ? "" : typed.strip();
        if (plain.isEmpty()) {
            return Optional.of(of);
        }
        return plain.matches("\\d{1,2}") && Integer.parseInt(plain) >= 1 && Integer.parseInt(plain) <= of
                ? Optional.of(Integer.parseInt(plain))
                : Optional.empty();
    }

    private static Optional<Step> step(@Nullable String key) {
        try {
            UUID id = UUID.fromString(String.valueOf(key).substring(2));
            return String.valueOf(key).startsWith("m:")
                    ? Optional.of(Step.of(new MicrocredentialId(id)))
                    : Optional.of(Step.of(new PathwayId(id)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
