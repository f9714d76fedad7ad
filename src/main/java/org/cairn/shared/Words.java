package org.cairn.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Figures, dates and times as a reader of English or Canadian French writes them. Templates call it as {@code @words}.
 */
@Component("words")
public class Words {

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Clock clock;

    /** @param zone where the readers are, for example {@code America/Vancouver}; where it is blank, as this machine */
    Words(Clock clock, @Value("${cairn.time-zone:}") String zone) {
        this.clock = clock.withZone(zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone));
    }

    /**
     * A share as whole percent, rounded down, so that what is shown never promises more than there is.
     *
     * @param share 0 to 1
     */
    public String percent(BigDecimal share, Locale locale) {
        String figure = share.multiply(HUNDRED).setScale(0, RoundingMode.FLOOR).toPlainString();
        return isFrench(locale) ? figure + NO_BREAK_SPACE + "%" : figure + "%";
    }

    /** A share as a length in SVG, kept between nothing and the whole; nothing where there is no share. */
    public String width(@Nullable BigDecimal share) {
        BigDecimal whole = share == null ? BigDecimal.ZERO : share;
        return whole.max(BigDecimal.ZERO).min(BigDecimal.ONE).multiply(HUNDRED).setScale(1, RoundingMode.FLOOR) + "%";
    }

    /** A number with at most two decimals, rounded down. */
    public String number(BigDecimal number, Locale locale) {
        return decimals(locale, RoundingMode.FLOOR).format(number);
    }

    /** A number that must be reached, with at most two decimals, rounded up: whoever reaches what is shown has it. */
    public String atLeast(BigDecimal number, Locale locale) {
        return decimals(locale, RoundingMode.CEILING).format(number);
    }

    public boolean isToday(Instant instant) {
        return at(instant).toLocalDate().equals(LocalDate.now(clock));
    }

    /** "2:32 p.m.", "14 h 32". */
    public String time(Instant instant, Locale locale) {
        ZonedDateTime moment = at(instant);
        if (isFrench(locale)) {
            return moment.getHour() + "\u00a0h\u00a0" + twoDigits(moment.getMinute());
        }
        int hour = moment.getHour() % 12 == 0 ? 12 : moment.getHour() % 12;
        return hour + ":" + twoDigits(moment.getMinute()) + NO_BREAK_SPACE + (moment.getHour() < 12 ? "a.m." : "p.m.");
    }

    /** "14 March 2026", "1er mars 2026". */
    public String date(Instant instant, Locale locale) {
        return date(at(instant).toLocalDate(), locale);
    }

    /** "14 March 2026", "1er mars 2026". */
    public String date(LocalDate day, Locale locale) {
        Locale language = isFrench(locale) ? Locale.CANADA_FRENCH : Locale.CANADA;
        String rest = DateTimeFormatter.ofPattern("MMMM uuuu", language).format(day);
        String number = isFrench(locale) && day.getDayOfMonth() == 1 ? "1er" : Integer.toString(day.getDayOfMonth());
        return number + NO_BREAK_SPACE + rest;
    }

    /** The zone of all times shown: "Pacific Time". */
    public String zone(Locale locale) {
        return clock.getZone().getDisplayName(TextStyle.FULL, locale);
    }

    private static NumberFormat decimals(Locale locale, RoundingMode rounding) {
        DecimalFormat format = new DecimalFormat(
                "0.##", DecimalFormatSymbols.getInstance(isFrench(locale) ? Locale.CANADA_FRENCH : Locale.CANADA));
        format.setRoundingMode(rounding);
        return format;
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(clock.getZone());
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static boolean isFrench(Locale locale) {
        return locale.getLanguage().equals(Locale.FRENCH.getLanguage());
    }
}
