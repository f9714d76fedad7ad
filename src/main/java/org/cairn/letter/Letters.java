package org.cairn.letter;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.cairn.outbound.Mailbox;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;

/** Sends what is to be told. A letter that is sent twice, because the process ended before it was noted, says the same twice. */
@Component
class Letters {

    private final WishTable wishes;
    private final NewsTable news;
    private final LetterWords words;
    private final Mailbox mailbox;
    private final Clock clock;

    Letters(WishTable wishes, NewsTable news, LetterWords words, Mailbox mailbox, Clock clock) {
        this.wishes = wishes;
        this.news = news;
        this.words = words;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** @throws org.springframework.mail.MailException where it has to be tried again */
    void askToConfirm(PersonId person) {
        wishes.find(person)
                .filter(wish -> wish.confirmedAt() == null)
                .ifPresent(wish -> mailbox.send(words.confirmation(wish)));
    }

    /**
     * What happened before somebody wished for silence is not told them later either.
     *
     * @throws org.springframework.mail.MailException where it has to be tried again
     */
    void write(PersonId person) {
        Optional<Wish> wish = wishes.find(person).filter(known -> known.confirmedAt() != null);
        List<News> untold = news.untold(person);
        if (wish.isPresent() && !untold.isEmpty()) {
            if (!wish.get().occasions().isEmpty()) {
                mailbox.send(words.digest(wish.get(), untold));
            }
            news.told(person, untold, clock.instant());
        }
    }
}
