package org.cairn.competency.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.cairn.competency.Confirmation;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What a partner has confirmed, as typed. A box that is not ticked is not sent. */
record ConfirmationForm(
        @Nullable String seen,
        @Nullable String partner,
        @Nullable String kind,
        @Nullable String method,
        @Nullable Boolean demand,
        @Nullable Boolean job,
        @Nullable String signedBy,
        @Nullable String signedOn,
        @Nullable String validUntil,
        @Nullable String document) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 1000;

    static ConfirmationForm empty(int revision) {
        return new ConfirmationForm(String.valueOf(revision), null, null, null, null, null, null, null, null, null);
    }

    /** @return nothing where {@code errors} has something */
    Optional<Confirmation> read(Errors errors) {
        Optional<String> who = words(errors, "partner", partner, LONGEST_NAME, true);
        Optional<String> by = words(errors, "signedBy", signedBy, LONGEST_NAME, true);
        Optional<String> how = words(errors, "method", method, LONGEST_TEXT, false);
        Optional<String> where = words(errors, "document", document, LONGEST_TEXT, false);
        if (where.isPresent() && Addresses.https(where.get()).isEmpty()) {
            errors.rejectValue("document", "competency.validation.document.wrong");
        }
        Optional<Confirmation.Kind> role = Arrays.stream(Confirmation.Kind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst();
        if (role.isEmpty()) {
            errors.rejectValue("kind", "competency.validation.kind.wrong");
        }
        Optional<LocalDate> from = day(errors, "signedOn", signedOn, true);
        Optional<LocalDate> until = day(errors, "validUntil", validUntil, false);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            errors.rejectValue("validUntil", "competency.validation.until.wrong");
        }
        return errors.hasErrors()
                ? Optional.empty()
                : Optional.of(new Confirmation(
                        revision(),
                        who.orElseThrow(),
                        role.orElseThrow(),
                        how.orElse(null),
                        Boolean.TRUE.equals(demand),
                        Boolean.TRUE.equals(job),
                        by.orElseThrow(),
                        from.orElseThrow(),
                        until.orElse(null),
                        where.orElse(null)));
    }

    private int revision() {
        return seen != null && seen.matches("\\d{1,9}") ? Integer.parseInt(seen) : 0;
    }

    private static Optional<String> words(
            Errors errors, String field, @Nullable String typed, int longest, boolean needed) {
        String plain = Typed.text(typed);
        if (plain == null && needed) {
            errors.rejectValue(field, "competency.validation.missing");
        }
        if (plain != null && plain.length() > longest) {
            errors.rejectValue(field, "competency.validation.long", new Object[] {longest}, null);
        }
        return Optional.ofNullable(plain);
    }

    private static Optional<LocalDate> day(Errors errors, String field, @Nullable String typed, boolean needed) {
        if (typed == null || typed.isBlank()) {
            if (needed) {
                errors.rejectValue(field, "competency.validation.missing");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(typed.strip()))
                    .filter(day -> day.getYear() >= 1900 && day.getYear() <= 2999)
                    .or(() -> wrongDay(errors, field));
        } catch (DateTimeException e) {
            return wrongDay(errors, field);
        }
    }

    private static Optional<LocalDate> wrongDay(Errors errors, String field) {
        errors.rejectValue(field, "competency.validation.day.wrong");
        return Optional.empty();
    }
}
