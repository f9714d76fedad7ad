package org.cairn.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cairn.microcredential.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;

class TermTests {

    private static final Instant AWARDED = Instant.parse("2024-02-29T18:00:00Z");

    @Test
    void whatHasNoYearsHasNoEnd() {
        assertThat(Term.of(rule(null), AWARDED, AwardPolicy.USUAL)).isEmpty();
    }

    @Test
    void anAwardOfALeapDayEndsOnTheLastDayOfFebruary() {
        assertThat(Term.of(rule(3), AWARDED, AwardPolicy.USUAL))
                .contains(new Term(Instant.parse("2026-08-28T18:00:00Z"), Instant.parse("2027-02-28T18:00:00Z")));
    }

    @Test
    void whatLedToAnAwardIsAlwaysOlderThanItsRenewal() {
        Random chance = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Instant awarded = AWARDED.plusSeconds(chance.nextInt(200_000_000));
            AwardPolicy policy = AwardPolicy.USUAL.renewable(chance.nextInt(AwardPolicy.LONGEST_RENEWAL_MONTHS + 1));
            Term term = Term.of(rule(1 + chance.nextInt(10)), awarded, policy).orElseThrow();

            assertThat(term.renewFrom()).isAfter(awarded).isBeforeOrEqualTo(term.endsAt());
            assertThat(term.isRenewable(awarded)).isFalse();
        }
    }

    @Test
    void itHoldsUntilItsEndAndNoLonger() {
        Term term = Term.of(rule(1), AWARDED, AwardPolicy.USUAL).orElseThrow();

        assertThat(term.isOver(term.endsAt().minusMillis(1))).isFalse();
        assertThat(term.isOver(term.endsAt())).isTrue();
        assertThat(term.isRenewable(term.renewFrom().minusMillis(1))).isFalse();
        assertThat(term.isRenewable(term.renewFrom())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "6, '2024-08-28 2025-01-29'", // when it opens, and a month before the end
        "0, '2025-01-29 2025-02-28'",
        "1, '2025-01-28'" // a day apart: one of them is enough
    })
    void aHolderIsRemindedTwiceOrOnceWhereThatIsNearlyTheSame(int months, String days) {
        Term term =
                Term.of(rule(1), AWARDED, AwardPolicy.USUAL.renewable(months)).orElseThrow();

        List<String> reminded = new ArrayList<>();
        for (Optional<Instant> next = Optional.of(term.firstReminder());
                next.isPresent();
                next = term.reminderAfter(next.get())) {
            reminded.add(next.get().toString().substring(0, 10));
        }
        assertThat(String.join(" ", reminded)).isEqualTo(days);
    }

    @Test
    void whatIsLateIsSaidOnce() {
        Term term = Term.of(rule(1), AWARDED, AwardPolicy.USUAL).orElseThrow();

        assertThat(term.reminderAfter(term.endsAt().minus(Duration.ofDays(29)))).isEmpty();
        assertThat(term.reminderAfter(term.endsAt().plus(Duration.ofDays(29)))).isEmpty();
    }

    private static Definition rule(Integer years) {
        Definition rule = Mockito.mock(Definition.class);
        Mockito.when(rule.validYears()).thenReturn(years);
        return rule;
    }
}
