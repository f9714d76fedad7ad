package org.cairn.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.cairn.testing.MailServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Letters as a mail server receives them. */
class MailboxTests {

    private static final Letter LETTER = new Letter(
            "office@nation.example", "Please confirm:\r\nBcc: all@example.org", "səl̓ilwətaɁɬ\nhttps://cairn.example");

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void aLetterArrivesAsItWasWritten() throws Exception {
        try (MailServer server = new MailServer()) {
            new Mailbox(one(sender(server.port())), "cairn@college.example", meters).send(LETTER);

            assertThat(server.received(10))
                    .contains("MAIL FROM:<cairn@college.example>")
                    .contains("RCPT TO:<office@nation.example>")
                    .contains("Subject: Please confirm: Bcc: all@example.org")
                    .doesNotContain("\nBcc:")
                    .doesNotContain("RCPT TO:<all@example.org>")
                    .containsPattern("(?i)charset=\"?utf-8");
            assertThat(meters.counter("cairn.letters", "outcome", "sent").count())
                    .isOne();
        }
    }

    @Test
    void aServerThatIsAwayIsNotSwallowed() throws Exception {
        int nobody;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = server.getLocalPort();
        }
        Mailbox mailbox = new Mailbox(one(sender(nobody)), "cairn@college.example", meters);

        assertThat(mailbox.isOpen()).isTrue();
        assertThatThrownBy(() -> mailbox.send(LETTER)).isInstanceOf(MailException.class);
        assertThat(meters.counter("cairn.letters", "outcome", "failed").count()).isOne();
    }

    @Test
    void withoutAServerOrASenderItIsClosed() {
        assertThat(new Mailbox(one(null), "cairn@college.example", meters).isOpen())
                .isFalse();
        assertThat(new Mailbox(one(sender(25)), " ", meters).isOpen()).isFalse();
    }

    @Test
    void anAddressIsOneWord() {
        assertThatThrownBy(() -> new Letter("a@b.example\r\nBcc: c@d.example", "s", "t"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        return sender;
    }

    private static ObjectProvider<JavaMailSender> one(JavaMailSender sender) {
        return new ObjectProvider<>() {
            @Override
            public Stream<JavaMailSender> stream() {
                return Stream.ofNullable(sender);
            }

            @Override
            public JavaMailSender getObject() {
                return sender;
            }

            @Override
            public JavaMailSender getIfAvailable() {
                return sender;
            }
        };
    }
}
