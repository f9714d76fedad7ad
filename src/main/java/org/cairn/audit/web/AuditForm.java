package org.cairn.audit.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.audit.AuditLog.Query;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What an administrator looks for, as typed.
 *
 * @param id of a person, an award, a case, a course or a batch
 */
record AuditForm(
        @Nullable String institution,
        @Nullable String action,
        @Nullable String id,
        @Nullable String from,
        @Nullable String to) {

    /** Without a first day, the last month. */
    private static final int USUAL_DAYS = 30;

    /** What can be looked for; else {@code errors} says field by field what cannot be read. */
    Optional<Query> query(InstitutionId chosen, List<String> actions, LocalDate today, ZoneId zone, Errors errors) {
        Optional<UUID> about = isBlank(id) ? Optional.empty() : uuid(String.valueOf(id));
        if (!isBlank(id) && about.isEmpty()) {
            errors.rejectValue("id", "audit.id.wrong");
        }
        Optional<LocalDate> first = day("from", from, today.minusDays(USUAL_DAYS), errors);
        Optional<LocalDate> last = day("to", to, today, errors);
        if (errors.hasErrors() || first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Query(
                chosen,
                actions.contains(String.valueOf(action)) ? action : null,
                about.orElse(null),
                begin(first.get(), zone),
                begin(last.get().plusDays(1), zone)));
    }

    private static Instant begin(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Optional<LocalDate> day(String field, @Nullable String typed, LocalDate usual, Errors errors) {
        if (isBlank(typed)) {
            return Optional.of(usual);
        }
        try {
            LocalDate day = LocalDate.parse(String.valueOf(typed).strip());
            if (day.getYear() >= 2000 && day.getYear() < 3000) {
                return Optional.of(day);
            }
        } catch (DateTimeException e) {
            // said below, as of a year that nobody means
        }
        errors.rejectValue(field, "audit.day.wrong");
        return Optional.empty();
    }

    private static Optional<UUID> uuid(String typed) {
        try {
            return Optional.of(UUID.fromString(typed.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isBlank(@Nullable String typed) {
        return typed == null || typed.isBlank();
    }
}
