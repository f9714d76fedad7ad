package org.cairn.award.web;

import java.util.Arrays;
import java.util.Optional;
import org.cairn.award.AwardPolicy;
import org.cairn.award.AwardPolicy.Mode;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * How awards are to be decided, as typed.
 *
 * @param twice whether two people must agree
 */
record PolicyForm(
        @Nullable String mode,
        @Nullable String hours,
        @Nullable String twice) {

    static PolicyForm of(AwardPolicy policy) {
        return new PolicyForm(
                policy.mode().name(),
                Integer.toString(policy.holdHours() == null ? AwardPolicy.USUAL_HOLD_HOURS : policy.holdHours()),
                policy.approvers() == 2 ? "true" : null);
    }

    boolean isWhole(Errors errors) {
        if (chosen().isEmpty()) {
            errors.rejectValue("mode", "award.policy.mode.wrong");
        }
        if (chosen().filter(Mode.HELD::equals).isPresent() && hold().isEmpty()) {
            errors.rejectValue(
                    "hours", "award.policy.hours.wrong", new Object[] {AwardPolicy.LONGEST_HOLD_HOURS}, null);
        }
        return !errors.hasErrors();
    }

    private Optional<Mode> chosen() {
        return Arrays.stream(Mode.values())
                .filter(known -> known.name().equals(mode))
                .findFirst();
    }

    private Optional<Integer> hold() {
        try {
            return Optional.of(Integer.parseInt(String.valueOf(hours).strip()))
                    .filter(typed -> typed >= 0 && typed <= AwardPolicy.LONGEST_HOLD_HOURS);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    AwardPolicy policy() {
        return switch (chosen().orElseThrow()) {
            case AUTOMATIC -> AwardPolicy.USUAL;
            case HELD -> AwardPolicy.held(hold().orElseThrow());
            case REVIEWED -> AwardPolicy.reviewed("true".equals(twice) ? 2 : 1);
        };
    }
}
