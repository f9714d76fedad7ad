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
 * @param suspendable whether awards can be suspended
 * @param months before the end from which an award may be renewed; null of a micro-credential that has no end
 */
record PolicyForm(
        @Nullable String mode,
        @Nullable String hours,
        @Nullable String twice,
        @Nullable String suspendable,
        @Nullable String months) {

    static PolicyForm of(AwardPolicy policy) {
        return new PolicyForm(
                policy.mode().name(),
                Integer.toString(policy.holdHours() == null ? AwardPolicy.USUAL_HOLD_HOURS : policy.holdHours()),
                policy.approvers() == 2 ? "true" : null,
                policy.suspendable() ? "true" : null,
                Integer.toString(policy.renewalMonths()));
    }

    boolean isWhole(Errors errors) {
        if (chosen().isEmpty()) {
            errors.rejectValue("mode", "award.policy.mode.wrong");
        }
        if (chosen().filter(Mode.HELD::equals).isPresent() && hold().isEmpty()) {
            errors.rejectValue(
                    "hours", "award.policy.hours.wrong", new Object[] {AwardPolicy.LONGEST_HOLD_HOURS}, null);
        }
        if (months != null && renewal().isEmpty()) {
            errors.rejectValue(
                    "months", "award.policy.months.wrong", new Object[] {AwardPolicy.LONGEST_RENEWAL_MONTHS}, null);
        }
        return !errors.hasErrors();
    }

    private Optional<Mode> chosen() {
        return Arrays.stream(Mode.values())
                .filter(known -> known.name().equals(mode))
                .findFirst();
    }

    private Optional<Integer> hold() {
        return whole(hours, AwardPolicy.LONGEST_HOLD_HOURS);
    }

    private Optional<Integer> renewal() {
        return whole(months, AwardPolicy.LONGEST_RENEWAL_MONTHS);
    }

    private static Optional<Integer> whole(@Nullable String typed, int most) {
        try {
            return Optional.of(Integer.parseInt(String.valueOf(typed).strip()))
                    .filter(number -> number >= 0 && number <= most);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    AwardPolicy policy() {
        AwardPolicy decides = decides().suspending("true".equals(suspendable));
        return months == null ? decides : decides.renewable(renewal().orElseThrow());
    }

    private AwardPolicy decides() {
        return switch (chosen().orElseThrow()) {
            case AUTOMATIC -> AwardPolicy.USUAL;
            case HELD -> AwardPolicy.held(hold().orElseThrow());
            case REVIEWED -> AwardPolicy.reviewed("true".equals(twice) ? 2 : 1);
        };
    }
}
