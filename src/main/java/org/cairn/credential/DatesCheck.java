package org.cairn.credential;

import static org.cairn.credential.Finding.failed;
import static org.cairn.credential.Finding.passed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.cairn.credential.Finding.Check;
import tools.jackson.databind.JsonNode;

/** The fourth check: that the credential is in force at this moment (VC Data Model 2.0, 4.9). */
final class DatesCheck {

    private DatesCheck() {}

    static Finding finding(JsonNode credential, Instant now) {
        try {
            Instant from = date(credential, "validFrom").orElseThrow(() -> new DateTimeException("no validFrom"));
            Optional<Instant> until = date(credential, "validUntil");
            if (now.isBefore(from)) {
                return failed(Check.DATES, "dates.not-yet", from);
            }
            if (until.isPresent() && !now.isBefore(until.get())) {
                return failed(Check.DATES, "dates.expired", until.get());
            }
            return until.map(end -> passed(Check.DATES, "dates.until", end))
                    .orElseGet(() -> passed(Check.DATES, "dates.without-end"));
        } catch (DateTimeException e) {
            return failed(Check.DATES, "dates.unreadable");
        }
    }

    static boolean isInForce(JsonNode credential, Instant now) {
        return finding(credential, now).outcome() == Finding.Outcome.PASSED;
    }

    private static Optional<Instant> date(JsonNode credential, String member) {
        return credential.has(member)
                ? Optional.of(OffsetDateTime.parse(credential.path(member).asString(""))
                        .toInstant())
                : Optional.empty();
    }
}
