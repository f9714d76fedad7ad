package org.cairn.attainment.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cairn.attainment.Ruling;
import org.cairn.attainment.Ruling.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A decision as typed. */
record RulingForm(
        @Nullable String competency,
        @Nullable String kind,
        @Nullable String level,
        @Nullable String activity,
        @Nullable String reason) {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Whether everything is there that a decision needs; else {@code errors} says field by field what is not. */
    boolean isWhole(Errors errors) {
        if (chosen().isEmpty()) {
            errors.rejectValue("kind", "attainment.ruling.kind.wrong");
        }
        checkReason(reason, errors);
        if (chosen().filter(Kind::isOfOneActivity).isPresent()
                != chosenActivity().isPresent()) {
            errors.rejectValue("activity", "attainment.ruling.activity.wrong");
        }
        if (level != null
                && !level.isBlank()
                && (chosenLevel().isEmpty() || !Optional.of(Kind.GRANT).equals(chosen()))) {
            errors.rejectValue("level", "attainment.ruling.level.wrong");
        }
        return !errors.hasErrors();
    }

    /** What somebody decides about others is said why, whatever the decision. */
    static void checkReason(@Nullable String reason, Errors errors) {
        int length = reason == null ? 0 : reason.strip().length();
        if (length < Ruling.SHORTEST_REASON || length > Ruling.LONGEST_REASON) {
            errors.rejectValue(
                    "reason",
                    "attainment.ruling.reason.wrong",
                    new Object[] {Ruling.SHORTEST_REASON, Ruling.LONGEST_REASON},
                    null);
        }
    }

    Optional<Kind> chosen() {
        for (Kind known : Kind.values()) {
            if (known.name().equals(kind)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    Optional<UUID> chosenLevel() {
        return id(level);
    }

    Optional<UUID> chosenActivity() {
        return id(activity);
    }

    Optional<UUID> chosenCompetency() {
        return id(competency);
    }

    private static Optional<UUID> id(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .filter(text -> ID.matcher(text).matches())
                .map(UUID::fromString);
    }
}
