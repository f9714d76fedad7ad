package org.cairn.microcredential;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.cairn.outbound.Letter;
import org.cairn.outbound.Mailbox;
import org.cairn.shared.PublicAddress;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/**
 * Letters to partners. The work is kept in the transaction that asks; the address is made only when the letter is sent, so
 * that a queue never holds what opens a page. A letter that is sent twice brings two addresses, of which the newer serves.
 */
@Component
class PartnerLetters {

    static final TaskDescriptor<Void> SEND = TaskDescriptor.of("send-partner-letter");
    static final TaskDescriptor<Void> REMIND = TaskDescriptor.of("remind-partner");

    /** How long before a confirmation ends its partner is asked again. */
    static final Duration BEFORE = Duration.ofDays(60);

    private final PartnerInvitations invitations;
    private final Mailbox mailbox;
    private final SchedulerClient scheduler;
    private final LetterWords words;
    private final Clock clock;

    PartnerLetters(
            PartnerInvitations invitations,
            Mailbox mailbox,
            SchedulerClient scheduler,
            LetterWords words,
            Clock clock) {
        this.invitations = invitations;
        this.mailbox = mailbox;
        this.scheduler = scheduler;
        this.words = words;
        this.clock = clock;
    }

    boolean canBeSent() {
        return mailbox.isOpen();
    }

    void sendSoon(InvitationId id) {
        scheduler.scheduleIfNotExists(SEND.instance(id.toString()).build(), clock.instant());
    }

    /** Well before it ends; where it holds for a short while only, after half of it. */
    void remind(InvitationId id, LocalDate validUntil) {
        Instant now = clock.instant();
        Instant end = validUntil.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant usual = end.minus(BEFORE);
        Instant when =
                usual.isAfter(now) ? usual : now.plus(Duration.between(now, end).dividedBy(2));
        scheduler.scheduleIfNotExists(REMIND.instance(id.toString()).build(), when);
    }

    /** @throws MailException where it has to be tried again */
    void send(InvitationId id) {
        Optional<PartnerInvitation> invitation = invitations.find(id);
        Optional<String> token = invitations.open(id);
        if (invitation.isEmpty() || token.isEmpty()) {
            return;
        }
        try {
            mailbox.send(words.letter(invitation.get(), token.get()));
        } catch (MailException e) {
            invitations.failed(id);
            throw e;
        }
    }

    /** Puts words to a letter. */
    @Component
    static class LetterWords {

        private final MessageSource messages;
        private final Versions versions;
        private final PublicAddress address;

        LetterWords(MessageSource messages, Versions versions, PublicAddress address) {
            this.messages = messages;
            this.versions = versions;
            this.address = address;
        }

        Letter letter(PartnerInvitation invitation, String token) {
            Locale locale = Locale.forLanguageTag(invitation.language());
            String title = versions.find(invitation.version())
                    .orElseThrow()
                    .definition()
                    .title()
                    .in(locale);
            Object[] about = {invitation.partner(), title, address.at("/partners/" + token)};
            return new Letter(
                    invitation.email(),
                    messages.getMessage("microcredential.letter.subject", about, locale),
                    messages.getMessage("microcredential.letter.text", about, locale));
        }
    }
}
