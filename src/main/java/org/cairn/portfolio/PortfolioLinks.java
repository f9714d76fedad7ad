package org.cairn.portfolio;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.cairn.letter.AddressHash;
import org.cairn.letter.ConfirmedAddresses;
import org.cairn.letter.Wish;
import org.cairn.outbound.Mailbox;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Secrets;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/**
 * Sends a link to whoever asks for one at an address that they have confirmed. Whether anybody has confirmed it is looked up
 * later, by the work that writes the letter: so the answer to whoever asks cannot tell, neither by its words nor by its time.
 */
@Service
public class PortfolioLinks {

    static final Duration LIFETIME = Duration.ofMinutes(30);

    /** Whoever has these in the mailbox needs no more, and nobody fills the mailbox of another. */
    static final int MOST_AT_ONCE = 3;

    private final ConfirmedAddresses addresses;
    private final PortfolioLinkTable links;
    private final PortfolioWords words;
    private final Post post;
    private final Secrets secrets;

    PortfolioLinks(
            ConfirmedAddresses addresses, PortfolioLinkTable links, PortfolioWords words, Post post, Secrets secrets) {
        this.addresses = addresses;
        this.links = links;
        this.words = words;
        this.post = post;
        this.secrets = secrets;
    }

    /** How letters leave. */
    @Component
    record Post(Mailbox mailbox, SchedulerClient scheduler, Clock clock) {}

    /** Whether letters can be sent at all. */
    public boolean arePossible() {
        return post.mailbox().isOpen();
    }

    /**
     * Does the same for every address.
     *
     * @param address as the form has checked it
     * @throws Refusal UNAVAILABLE where no letters are sent
     */
    public void ask(String address, Locale language) {
        if (!arePossible()) {
            throw new Refusal(Problem.UNAVAILABLE, "portfolio.closed");
        }
        post.scheduler()
                .scheduleIfNotExists(
                        PortfolioTasks.WRITE
                                .instance(addresses.hash(address) + ":" + language.toLanguageTag())
                                .build(),
                        post.clock().instant());
    }

    /** @throws MailException where it has to be tried again */
    void write(AddressHash address, Locale language) {
        List<Wish> confirmed = addresses.of(address);
        if (confirmed.isEmpty() || links.count(address) >= MOST_AT_ONCE) {
            return;
        }
        String code = secrets.next();
        links.add(code, address, LIFETIME);
        try {
            post.mailbox().send(words.letter(confirmed.get(0).address(), code, language));
        } catch (MailException e) {
            links.take(code);
            throw e;
        }
    }
}
