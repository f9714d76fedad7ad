package org.cairn.outbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;

/**
 * Where letters go out, if an operator has named a mail server ({@code spring.mail.host}) and a sender
 * ({@code cairn.mail-from}). It only sends: what must not be lost is work of the module that writes the letter, kept in
 * the transaction of its cause and done again until it succeeds.
 */
@Service
public class Mailbox {

    private final ObjectProvider<JavaMailSender> sender;
    private final String from;
    private final Counter sent;
    private final Counter failed;

    Mailbox(ObjectProvider<JavaMailSender> sender, @Value("${cairn.mail-from:}") String from, MeterRegistry meters) {
        this.sender = sender;
        this.from = from;
        this.sent = meters.counter("cairn.letters", "outcome", "sent");
        this.failed = meters.counter("cairn.letters", "outcome", "failed");
    }

    /** Whether letters can be sent at all. */
    public boolean isOpen() {
        return !from.isBlank() && sender.getIfAvailable() != null;
    }

    /** @throws MailException where the mail server does not take it */
    public void send(Letter letter) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(letter.to());
        message.setSubject(letter.subject());
        message.setText(letter.text());
        try {
            sender.getObject().send(message);
            sent.increment();
        } catch (MailException e) {
            failed.increment();
            throw e;
        }
    }
}
