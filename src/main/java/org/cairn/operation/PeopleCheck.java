package org.cairn.operation;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** What people read: whom to ask, the time where they are, letters that arrive, and where administrators sign in. */
final class PeopleCheck {

    private PeopleCheck() {}

    static Stream<Fault> faults(Environment environment) {
        return Stream.of(contact(environment), zone(environment), letters(environment), signIn(environment))
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> contact(Environment environment) {
        return environment.getProperty("cairn.contact", "").contains("@")
                ? Stream.empty()
                : Stream.of(
                        new Fault(
                                "cairn.contact",
                                "nobody is named whom people may ask about their data",
                                "Set the e-mail address of the institution's team that runs Cairn; its page of what is read shows it."));
    }

    private static Stream<Fault> zone(Environment environment) {
        String zone = environment.getProperty("cairn.time-zone", "");
        try {
            if (!zone.isBlank()) {
                ZoneId.of(zone);
                return Stream.empty();
            }
        } catch (DateTimeException e) {
            // said below
        }
        return Stream.of(new Fault(
                "cairn.time-zone",
                zone.isBlank() ? "is not set, and servers keep UTC" : "there is no zone \"" + zone + "\"",
                "Set the zone where your learners are, such as America/Vancouver: deadlines are shown in it."));
    }

    private static Stream<Fault> letters(Environment environment) {
        boolean server = !environment.getProperty("spring.mail.host", "").isBlank();
        boolean sender = !environment.getProperty("cairn.mail-from", "").isBlank();
        return server == sender
                ? Stream.empty()
                : Stream.of(new Fault(
                        server ? "cairn.mail-from" : "spring.mail.host",
                        "letters need both a mail server and a sender, and one of them is missing",
                        "Set both spring.mail.host and cairn.mail-from, or neither to send no letters."));
    }

    private static Stream<Fault> signIn(Environment environment) {
        String issuer = environment.getProperty("cairn.admin.oidc.issuer", "");
        return issuer.isBlank() || issuer.startsWith("https://")
                ? Stream.empty()
                : Stream.of(new Fault(
                        "cairn.admin.oidc.issuer",
                        "administrators would sign in without TLS",
                        "Use the provider's https address."));
    }
}
