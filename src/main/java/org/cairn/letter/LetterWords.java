package org.cairn.letter;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.award.Awards;
import org.cairn.award.Term;
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
    private final Subjects subjects;
    private final LetterLinks links;
    private final PublicAddress address;
    private final Words words;

    LetterWords(MessageSource messages, Subjects subjects, LetterLinks links, PublicAddress address, Words words) {
        this.messages = messages;
        this.subjects = subjects;
        this.links = links;
        this.address = address;
        this.words = words;
    }

    /** What letters are about. */
    @Component
    record Subjects(Microcredentials microcredentials, Awards awards) {

        /** How long the award holds that this is about, where it is about one. */
        Optional<Term> term(News news) {
            return awards.find(new AwardId(news.about())).map(Award::term);
        }
    }

    Letter confirmation(Wish wish) {
        return letter(wish, "confirm", link(wish));
    }

    Letter digest(Wish wish, List<News> news) {
        String lines = news.stream().map(one -> line(wish.language(), one)).collect(Collectors.joining("\n\n"));
        return letter(wish, "news", link(wish), lines, address.at("/my"));
    }

    private Letter letter(Wish wish, String key, Object... about) {
        return new Letter(
                wish.address(),
                said("letter." + key + ".subject", wish.language(), about),
                said("letter." + key + ".text", wish.language(), about));
    }

    private String line(Locale language, News news) {
        String title = subjects.microcredentials()
                .version(news.version())
                .map(version -> version.definition().title().in(language))
                .orElse("");
        Optional<Term> term = news.occasion() == Occasion.EXPIRING ? subjects.term(news) : Optional.empty();
        return said(
                "letter.line." + news.occasion(),
                language,
                title,
                words.date(news.happenedAt(), language),
                term.map(Term::endsAt).map(end -> words.date(end, language)).orElse(""),
                term.map(Term::renewFrom)
                        .map(from -> words.date(from, language))
                        .orElse(""));
    }

    private String link(Wish wish) {
        return address.at("/letters/" + links.token(wish)).toString();
    }

    private String said(String key, Locale language, Object... about) {
        return Objects.requireNonNull(messages.getMessage(key, about, language));
    }
}
