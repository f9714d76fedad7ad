package org.cairn.letter;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cairn.launch.PersonalData;
import org.cairn.outbound.Mailbox;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What letters learners wish. Nobody is written to who has not asked for it, at no address that was not confirmed. */
@Service
public class Wishes implements PersonalData {

    /** Whoever types the addresses of others gets no further than this. */
    static final Duration BETWEEN = Duration.ofMinutes(10);

    static final Duration CONFIRMABLE = Duration.ofDays(7);

    private final WishTable wishes;
    private final Mailbox mailbox;
    private final LetterLinks links;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Wishes(WishTable wishes, Mailbox mailbox, LetterLinks links, SchedulerClient scheduler, Clock clock) {
        this.wishes = wishes;
        this.mailbox = mailbox;
        this.links = links;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Whether letters can be sent at all. */
    public boolean arePossible() {
        return mailbox.isOpen();
    }

    public Optional<Wish> of(Visitor learner) {
        return wishes.find(learner.mustLearn().person());
    }

    /** The address that this person has confirmed to be theirs. */
    public Optional<String> confirmedAddress(PersonId person) {
        return wishes.find(person).filter(wish -> wish.confirmedAt() != null).map(Wish::address);
    }

    /**
     * Keeps what the learner wishes; a new address is asked whether it is theirs.
     *
     * @param address as the form has checked it
     * @param occasions none where the address shall only serve to reach what was awarded
     * @throws Refusal UNAVAILABLE where no letters are sent, TOO_MANY where another address was asked a moment ago
     */
    @Transactional
    public void ask(Visitor learner, String address, Set<Occasion> occasions, boolean daily) {
        PersonId person = learner.mustLearn().person();
        if (!mailbox.isOpen()) {
            throw new Refusal(Problem.UNAVAILABLE, "letter.closed");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Wish> known = wishes.find(person);
        Optional<Wish> same = known.filter(wish -> wish.address().equals(address));
        if (same.isEmpty()
                && known.filter(wish -> wish.askedAt().plus(BETWEEN).isAfter(now))
                        .isPresent()) {
            throw new Refusal(Problem.TOO_MANY, "letter.too-soon", BETWEEN.toMinutes());
        }
        Wish wish = new Wish(
                person,
                address,
                learner.locale(),
                occasions,
                daily,
                same.map(Wish::askedAt).orElse(now),
                same.map(Wish::confirmedAt).orElse(null));
        wishes.put(wish);
        if (same.isEmpty()) {
            scheduler.scheduleIfNotExists(
                    LetterTasks.CONFIRM
                            .instance(person + ":" + now.toEpochMilli())
                            .build(),
                    now);
        }
    }

    /** @throws Refusal GONE where the link is too old, was not made here, or another address has been asked since */
    public Wish read(String token) {
        return links.read(token)
                .flatMap(said -> wishes.find(said.person())
                        .filter(wish -> wish.askedAt().equals(said.askedAt()))
                        .filter(wish -> wish.confirmedAt() != null
                                || wish.askedAt().plus(CONFIRMABLE).isAfter(clock.instant())))
                .orElseThrow(() -> new Refusal(Problem.GONE, "letter.link"));
    }

    /** The address is theirs. */
    @Transactional
    public void confirm(String token) {
        Wish wish = read(token);
        wishes.confirm(wish.person(), wish.askedAt(), clock.instant());
    }

    /** No more letters, at once and for good. An address that nobody has confirmed serves for nothing else, and is forgotten. */
    @Transactional
    public void stop(String token) {
        silence(read(token));
    }

    @Transactional
    public void stop(Visitor learner) {
        of(learner).ifPresent(this::silence);
    }

    private void silence(Wish wish) {
        if (wish.confirmedAt() == null) {
            wishes.remove(wish.person());
        } else {
            wishes.put(new Wish(
                    wish.person(),
                    wish.address(),
                    wish.language(),
                    Set.of(),
                    wish.daily(),
                    wish.askedAt(),
                    wish.confirmedAt()));
        }
    }

    /** The address goes, and with it the way to what was awarded that needs no course. */
    @Transactional
    public void forget(String token) {
        wishes.remove(read(token).person());
    }

    @Transactional
    public void forget(Visitor learner) {
        wishes.remove(learner.mustLearn().person());
    }

    @Override
    public Map<String, Integer> about(PersonId person) {
        return Map.of("letters", wishes.find(person).isPresent() ? 1 : 0);
    }
}
