package org.cairn.credential.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cairn.credential.disclosure.About;
import org.cairn.credential.disclosure.Disclosure;
import org.cairn.credential.disclosure.SharedEvidence;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What an owner wishes to be signed into a credential, as typed.
 *
 * @param who {@code NUMBER}, {@code EMAIL} or {@code DID}
 * @param act {@code look}, {@code change} or {@code sign}
 */
record InsideForm(
        @Nullable String who,
        @Nullable String did,
        @Nullable List<@Nullable Row> rows,
        @Nullable String act) {

    private static final int EMPTY_ROWS = 2;

    /** A piece of evidence. It is left out unless it shall be shared. */
    record Row(
            @Nullable String share,
            @Nullable String name,
            @Nullable String narrative,
            @Nullable String address) {

        static Row of(SharedEvidence evidence, boolean share) {
            return new Row(share ? "yes" : null, evidence.name(), evidence.narrative(), evidence.address());
        }

        public boolean shared() {
            return "yes".equals(share) && !isEmpty();
        }

        boolean isEmpty() {
            return typed(name).isEmpty()
                    && typed(narrative).isEmpty()
                    && typed(address).isEmpty();
        }
    }

    @SuppressWarnings("NullAway")
    InsideForm {
        rows = rows == null ? List.of() : rows.stream().filter(Objects::nonNull).toList();
        who = who == null ? "NUMBER" : who;
        did = typed(did);
    }

    /** @param proposed what was handed in and is not shared yet */
    static InsideForm of(Disclosure disclosed, List<SharedEvidence> proposed) {
        List<@Nullable Row> rows = new ArrayList<>();
        disclosed.evidence().forEach(evidence -> rows.add(Row.of(evidence, true)));
        proposed.stream()
                .filter(evidence -> disclosed.evidence().stream().noneMatch(evidence::isLike))
                .forEach(evidence -> rows.add(Row.of(evidence, false)));
        String did = disclosed.about() instanceof About.Did own ? own.value() : "";
        String who = disclosed.about() instanceof About.HashedEmail ? "EMAIL" : did.isEmpty() ? "NUMBER" : "DID";
        return new InsideForm(who, did, rows, null).withRoom();
    }

    /** Always with room for more. */
    InsideForm withRoom() {
        List<@Nullable Row> more = new ArrayList<>(rows());
        more.removeIf(row -> Objects.requireNonNull(row).isEmpty());
        for (int i = 0; i < EMPTY_ROWS; i++) {
            more.add(new Row(null, "", "", ""));
        }
        return new InsideForm(who, did, more, act);
    }

    /** Says beside each field what is wrong with it. What is not shared may be as it is. */
    void check(boolean confirmed, List<Boolean> elsewhere, Errors errors) {
        if ("EMAIL".equals(who) && !confirmed) {
            errors.rejectValue("who", "credential.inside.who.unconfirmed");
        }
        if ("DID".equals(who) && !About.Did.isOne(typed(did))) {
            errors.rejectValue("did", "credential.inside.did.wrong");
        }
        Set<String> addresses = new HashSet<>();
        int shared = 0;
        for (int i = 0; i < rows().size(); i++) {
            Row row = Objects.requireNonNull(rows().get(i));
            if (row.shared()) {
                shared++;
                check(row, "rows[" + i + "].", elsewhere.get(i), addresses, errors);
            }
        }
        if (shared > Disclosure.MOST_EVIDENCE) {
            errors.reject("credential.inside.too-many", new Object[] {Disclosure.MOST_EVIDENCE}, null);
        }
    }

    private static void check(Row row, String path, boolean elsewhere, Set<String> addresses, Errors errors) {
        SharedEvidence evidence = evidence(row);
        if (evidence.name().isEmpty()) {
            errors.rejectValue(path + "name", "credential.inside.name.missing");
        } else if (evidence.name().length() > SharedEvidence.LONGEST_NAME) {
            errors.rejectValue(path + "name", "credential.inside.name.long");
        }
        if (evidence.narrative().length() > SharedEvidence.LONGEST_NARRATIVE) {
            errors.rejectValue(path + "narrative", "credential.inside.narrative.long");
        }
        if (typed(row.address()).isEmpty()) {
            return;
        }
        if (evidence.address() == null) {
            errors.rejectValue(path + "address", "credential.inside.address.wrong");
        } else if (!elsewhere) {
            errors.rejectValue(path + "address", "credential.inside.address.own");
        } else if (!addresses.add(evidence.address())) {
            errors.rejectValue(path + "address", "credential.inside.address.twice");
        }
    }

    List<SharedEvidence> shared() {
        return rows().stream()
                .map(Objects::requireNonNull)
                .filter(Row::shared)
                .map(InsideForm::evidence)
                .toList();
    }

    /** Row by row, where there is one. */
    List<Optional<URI>> addresses() {
        return rows().stream()
                .map(row -> SharedEvidence.web(typed(Objects.requireNonNull(row).address())))
                .toList();
    }

    private static SharedEvidence evidence(Row row) {
        return new SharedEvidence(
                typed(row.name()),
                typed(row.narrative()),
                SharedEvidence.web(typed(row.address())).map(URI::toString).orElse(null));
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
