package org.cairn.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.cairn.testing.Pages;
import org.junit.jupiter.api.Test;

class WordsTests {

    private final Words words = new Words(Pages.CLOCK, "America/Vancouver");

    @Test
    void aShareIsShownRoundedDown() {
        assertThat(words.percent(new BigDecimal("0.7499999"), Locale.ENGLISH)).isEqualTo("74%");
        assertThat(words.percent(new BigDecimal("0.75"), Locale.ENGLISH)).isEqualTo("75%");
        assertThat(words.percent(BigDecimal.ZERO, Locale.ENGLISH)).isEqualTo("0%");
        assertThat(words.percent(BigDecimal.ONE, Locale.ENGLISH)).isEqualTo("100%");
    }

    @Test
    void frenchKeepsTheSignOnTheLine() {
        assertThat(words.percent(new BigDecimal("0.689"), Locale.CANADA_FRENCH)).isEqualTo("68\u00a0%");
    }

    @Test
    void aBarStaysBetweenNothingAndTheWhole() {
        assertThat(words.width(null)).isEqualTo("0.0%");
        assertThat(words.width(new BigDecimal("0.68449"))).isEqualTo("68.4%");
        assertThat(words.width(new BigDecimal("1.2"))).isEqualTo("100.0%");
    }

    @Test
    void whatMustBeReachedIsShownRoundedUp() {
        assertThat(words.atLeast(new BigDecimal("40.001"), Locale.ENGLISH)).isEqualTo("40.01");
        assertThat(words.atLeast(new BigDecimal("41.00000"), Locale.ENGLISH)).isEqualTo("41");
        assertThat(words.number(new BigDecimal("7.999"), Locale.FRENCH)).isEqualTo("7,99");
    }

    @Test
    void timesReadAsAtHome() {
        Instant afternoon = Instant.parse("2026-03-14T21:32:00Z");
        Instant night = Instant.parse("2026-03-14T07:05:00Z");
        assertThat(words.time(afternoon, Locale.ENGLISH)).isEqualTo("2:32\u00a0p.m.");
        assertThat(words.time(afternoon, Locale.FRENCH)).isEqualTo("14\u00a0h\u00a032");
        assertThat(words.time(night, Locale.ENGLISH)).isEqualTo("12:05\u00a0a.m.");
        assertThat(words.zone(Locale.ENGLISH)).isEqualTo("Pacific Time");
        assertThat(words.isToday(night)).isTrue();
        assertThat(words.isToday(Instant.parse("2026-03-14T06:59:00Z"))).isFalse();
    }

    @Test
    void datesReadAsAtHome() {
        assertThat(words.date(LocalDate.of(2026, 3, 14), Locale.ENGLISH)).isEqualTo("14\u00a0March 2026");
        assertThat(words.date(LocalDate.of(2026, 3, 1), Locale.FRENCH)).isEqualTo("1er\u00a0mars 2026");
    }
}
