package org.cairn.microcredential.web;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What can be wrong with a field, whichever form it stands in. */
final class Fields {

    private static final Pattern MARKUP = Pattern.compile("<\\s*[/!]?\\s*[A-Za-z-]");

    private final Errors errors;

    Fields(Errors errors) {
        this.errors = errors;
    }

    /** At least one language, none too long; the English field stands for both where both are empty. */
    void words(String path, @Nullable String en, @Nullable String fr, int most) {
        if (Typed.words(en, fr) == null) {
            errors.rejectValue(path + "En", "microcredential.form.words");
        }
        optionalWords(path, en, fr, most);
    }

    void optionalWords(String path, @Nullable String en, @Nullable String fr, int most) {
        line(path + "En", en, most);
        line(path + "Fr", fr, most);
    }

    /** Words are shown as they are written, so markup would be read by people and is best said at once. */
    void line(String path, @Nullable String text, int most) {
        if (text != null && MARKUP.matcher(text).find()) {
            errors.rejectValue(path, "microcredential.form.markup");
        }
        if (text != null && text.strip().length() > most) {
            errors.rejectValue(path, "microcredential.form.too-long", new Object[] {most}, null);
        }
    }

    void optionalNumber(String path, @Nullable String typed, BigDecimal most) {
        if (isWrong(typed, most)) {
            errors.rejectValue(path, "microcredential.form.number", new Object[] {most}, null);
        }
    }

    void optionalYears(String path, @Nullable String typed, BigDecimal most) {
        if (isWrong(typed, most)
                || Typed.number(typed)
                        .filter(years -> years.stripTrailingZeros().scale() > 0)
                        .isPresent()) {
            errors.rejectValue(path, "microcredential.form.years", new Object[] {most}, null);
        }
    }

    /** @return what was chosen, or null where nothing was; anything that is no choice is said at the field */
    <E extends Enum<E>> @Nullable E optionalChoice(String path, @Nullable String typed, Class<E> choices) {
        Optional<E> chosen = Typed.choice(typed, choices);
        if (chosen.isEmpty() && !Typed.isBlank(typed)) {
            errors.rejectValue(path, "microcredential.form.choose");
        }
        return chosen.orElse(null);
    }

    <E extends Enum<E>> @Nullable E choice(String path, @Nullable String typed, Class<E> choices) {
        Optional<E> chosen = Typed.choice(typed, choices);
        if (chosen.isEmpty()) {
            errors.rejectValue(path, "microcredential.form.choose");
        }
        return chosen.orElse(null);
    }

    private static boolean isWrong(@Nullable String typed, BigDecimal most) {
        if (Typed.isBlank(typed)) {
            return false;
        }
        Optional<BigDecimal> number = Typed.number(typed);
        return number.isEmpty() || number.get().signum() <= 0 || number.get().compareTo(most) > 0;
    }
}
