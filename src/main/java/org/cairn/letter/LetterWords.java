package org.cairn.letter;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cairn.microcredential.Microcredentials;
import org.cairn.outbound.Letter;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Words;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts words to letters. No name and no mark: who else reads a mailbox is not known. */
@Component
class LetterWords {

    private final MessageSource messages;
    private final Microcredentials microcredentials;
    private final LetterLinks links;
    private final PublicAddress address;
    private final Words words;

    LetterWords(
            MessageSource messages,
            Microcredentials microcredentials,
            LetterLinks links,
            PublicAddress address,
            Words words) {
        this.messages = messages;
        this.microcredentials = microcredentials;
        this.links = links;
        this.address = address;
        this.words = words;
    }

    Letter confirmation(Wish wish) {
        return letter(wish, "confirm", link(wish));
    }

    Letter digest(Wish wish, List<News> news) {
        String lines = news.stream().map(one -> line(wish.language(), one)).collect(Collectors.joining("\n\n"));
        return letter(wish, "news", link(wish), lines, news.size());
    }

    private Letter letter(Wish wish, String key, Object... about) {
        return new Letter(
                wish.address(),
                said("letter." + key + ".subject", wish.language(), about),
                said("letter." + key + ".text", wish.language(), about));
    }

    private String line(Locale language, News news) {
        String title = microcredentials
                .version(news.version())
                .map(version -> version.definition().title().in(language))
                .orElse("");
        return said("letter.line." + news.occasion(), language, title, words.date(news.happenedAt(), language));
    }

    private String link(Wish wish) {
        return address.at("/letters/" + links.token(wish)).toString();
    }

    private String said(String key, Locale language, Object... about) {
        return Objects.requireNonNull(messages.getMessage(key, about, language));
    }
}
