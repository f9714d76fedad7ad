package org.cairn.microcredential.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.cairn.microcredential.Difference;
import org.cairn.microcredential.Difference.Named;
import org.cairn.microcredential.Difference.Share;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Words;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts words to differences, in the reader's language. */
@Component
class DifferenceWords {

    private final MessageSource messages;
    private final Words words;

    DifferenceWords(MessageSource messages, Words words) {
        this.messages = messages;
        this.words = words;
    }

    List<String> of(List<Difference> differences, Locale locale) {
        return differences.stream()
                .map(difference -> messages.getMessage(
                        "microcredential.difference." + difference.key(),
                        difference.about().stream()
                                .map(about -> word(about, locale, wordsOf(difference, locale)))
                                .toArray(),
                        locale))
                .toList();
    }

    /** The reader's language; the other one where only there the words have changed. */
    private static Locale wordsOf(Difference difference, Locale locale) {
        List<Bilingual> texts = difference.about().stream()
                .filter(Bilingual.class::isInstance)
                .map(Bilingual.class::cast)
                .toList();
        boolean alike = texts.size() > 1
                && texts.get(texts.size() - 2)
                        .in(locale)
                        .equals(texts.get(texts.size() - 1).in(locale));
        boolean french = locale.getLanguage().equals(Locale.FRENCH.getLanguage());
        return alike ? (french ? Locale.CANADA : Locale.CANADA_FRENCH) : locale;
    }

    private String word(Object about, Locale locale, Locale wordsIn) {
        if (about instanceof Bilingual text) {
            return text.in(wordsIn);
        }
        if (about instanceof Share share) {
            return words.percent(share.value(), locale);
        }
        if (about instanceof BigDecimal number) {
            return words.number(number, locale);
        }
        if (about instanceof Named named) {
            return messages.getMessage(named.key(), null, locale);
        }
        return about.toString();
    }
}
