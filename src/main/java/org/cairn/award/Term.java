package org.cairn.award;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.cairn.microcredential.Definition;

/**
 * How long an award is in force.
 *
 * @param renewFrom work graded from then on counts for the award of the next cycle
 */
public record Term(Instant renewFrom, Instant endsAt) {

    /** When a holder is reminded for the last time. */
    static final Duration LAST_REMINDER = Duration.ofDays(30);

    /** Two reminders that are nearer to each other are one. */
    private static final Duration APART = Duration.ofDays(7);

    /** When an award of this day ends by the rule, or never. */
    public static Optional<Instant> end(Definition rule, Instant awardedAt) {
        return Optional.ofNullable(rule.validYears())
                .map(years ->
                        awardedAt.atOffset(ZoneOffset.UTC).plusYears(years).toInstant());
    }

    static Optional<Term> of(Definition rule, Instant awardedAt, AwardPolicy policy) {
        return end(rule, awardedAt)
                .map(end -> new Term(
                        end.atOffset(ZoneOffset.UTC)
                                .minusMonths(policy.renewalMonths())
                                .toInstant(),
                        end));
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }

    /** Whether work counts for the next cycle. */
    public boolean isRenewable(Instant now) {
        return !now.isBefore(renewFrom);
    }

    /** The first of the moments at which the holder is reminded. */
    Instant firstReminder() {
        return reminders().min(Instant::compareTo).orElseThrow();
    }

    /** The next of them after this one. */
    Optional<Instant> reminderAfter(Instant last) {
        return reminders().filter(later -> later.isAfter(last.plus(APART))).min(Instant::compareTo);
    }

    private Stream<Instant> reminders() {
        return Stream.of(renewFrom, endsAt.minus(LAST_REMINDER));
    }
}
