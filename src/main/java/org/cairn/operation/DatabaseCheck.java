package org.cairn.operation;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** A server, named without secrets, with a password that somebody made. */
final class DatabaseCheck {

    private static final Set<String> SAMPLES =
            Set.of("cairn", "postgres", "password", "secret", "changeme", "change-me", "sample", "example");

    private DatabaseCheck() {}

    static Stream<Fault> faults(Environment environment) {
        return Stream.concat(
                address(environment.getProperty("spring.datasource.url", "")),
                Stream.concat(account(environment), dangers(environment)));
    }

    private static Stream<Fault> address(String url) {
        if (url.isBlank()) {
            return address("is not set", "Set it to your PostgreSQL: jdbc:postgresql://db.college.ca/cairn");
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            // One node or many: an embedded file is not copied while it is in use, and nobody asks before the second
            // node.
            return address(
                    "it does not name a PostgreSQL",
                    "Set it to jdbc:postgresql://…; the embedded database is for trying Cairn.");
        }
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.contains("password=")) {
            return address(
                    "it holds a password, which addresses give away in logs and error messages",
                    "Put the password into the file spring.datasource.password of the secrets folder.");
        }
        return lower.contains("sslmode=disable") && !lower.matches("jdbc:postgresql://(localhost|127\\.).*")
                ? address(
                        "results of learners would cross the network in clear (sslmode=disable)",
                        "Use sslmode=verify-full with sslrootcert, or remove sslmode.")
                : Stream.empty();
    }

    private static Stream<Fault> address(String wrong, String todo) {
        return Stream.of(new Fault("spring.datasource.url", wrong, todo));
    }

    private static Stream<Fault> account(Environment environment) {
        Stream.Builder<Fault> faults = Stream.builder();
        if (environment.getProperty("spring.datasource.username", "").isBlank()) {
            faults.add(new Fault(
                    "spring.datasource.username", "is not set", "Set it to the role that owns the database."));
        }
        String password = environment.getProperty("spring.datasource.password", "");
        if (SAMPLES.contains(password.toLowerCase(Locale.ROOT))) {
            faults.add(new Fault(
                    "spring.datasource.password",
                    "it is a sample that everybody knows",
                    "Make one with `openssl rand -base64 24` and set it in PostgreSQL and in the secrets folder."));
        }
        return faults.build();
    }

    private static Stream<Fault> dangers(Environment environment) {
        Stream.Builder<Fault> faults = Stream.builder();
        if (!environment.getProperty("spring.flyway.clean-disabled", Boolean.class, true)) {
            faults.add(new Fault(
                    "spring.flyway.clean-disabled",
                    "the whole database could be emptied by one command",
                    "Remove it: true is what is meant."));
        }
        if (environment.getProperty("spring.h2.console.enabled", Boolean.class, false)) {
            faults.add(new Fault(
                    "spring.h2.console.enabled", "a console for databases would be on the web", "Remove it."));
        }
        return faults.build();
    }
}
