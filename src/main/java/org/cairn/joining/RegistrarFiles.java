package org.cairn.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.course.JoinProof;
import org.cairn.course.JoinedPersons;
import org.cairn.course.PlatformPerson;
import org.cairn.course.PlatformPersons;
import org.cairn.joining.RegistrarRow.Outcome;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Sha256;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A registrar's file: what it would join, and then joining it, whole or not at all. */
@Service
public class RegistrarFiles {

    private final FileTable files;
    private final JoinedPersons joined;
    private final PlatformPersons persons;
    private final Platforms platforms;

    RegistrarFiles(FileTable files, JoinedPersons joined, PlatformPersons persons, Platforms platforms) {
        this.files = files;
        this.joined = joined;
        this.persons = persons;
        this.platforms = platforms;
    }

    /**
     * What a file would do, as things are now.
     *
     * @param hash what is confirmed
     */
    public record Plan(List<RegistrarRow> rows, String hash) {

        public Plan {
            rows = List.copyOf(rows);
        }

        public long count(boolean faults) {
            return rows.stream()
                    .filter(row -> row.outcome().isFault() == faults)
                    .count();
        }

        public long joining() {
            return rows.stream()
                    .filter(row -> row.outcome() == Outcome.TO_BE_JOINED)
                    .count();
        }

        /** Nothing is done by halves: not with one line that is wrong. */
        public boolean isReady() {
            return joining() > 0 && count(true) == 0;
        }
    }

    /**
     * Keeps a file to be looked at.
     *
     * @throws Refusal INVALID where it is no such table, or too long
     */
    @Transactional
    public UUID keep(InstitutionId institution, byte[] bytes) {
        String text = RegistrarTable.text(bytes);
        if (RegistrarTable.rows(text).isEmpty()) {
            throw new Refusal(Problem.INVALID, "joining.no-table");
        }
        return files.keep(institution, text);
    }

    /** @throws Refusal NOT_FOUND where the institution keeps no such file, or not any more */
    public Plan plan(InstitutionId institution, UUID file) {
        String text =
                files.find(institution, file).orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "joining.unknown-file"));
        List<RegistrarRow> rows = judge(institution, RegistrarTable.rows(text));
        String seen = rows.stream()
                .map(row -> row.line() + ":" + row.outcome() + ":"
                        + (row.found() == null ? "" : row.found().person()))
                .collect(Collectors.joining("\n", text + "\n", ""));
        return new Plan(rows, Sha256.hex(seen));
    }

    /**
     * Joins everybody whom the file names as one, in one transaction.
     *
     * @param seen the hash of the plan that was confirmed
     * @throws Refusal CONFLICT where it would be others by now, or a line is wrong
     */
    @Transactional
    public void run(InstitutionId institution, UUID file, UUID administrator, String seen) {
        Plan plan = plan(institution, file);
        if (!plan.hash().equals(seen) || !plan.isReady()) {
            throw new Refusal(Problem.CONFLICT, "joining.others-by-now");
        }
        byPerson(plan.rows())
                .values()
                .forEach(people -> people.stream()
                        .skip(1)
                        .filter(other -> !joined.areOne(people.get(0), other))
                        .forEach(other -> joined.join(people.get(0), other, JoinProof.registrar(administrator))));
    }

    private static Map<String, List<PersonId>> byPerson(List<RegistrarRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        RegistrarRow::person,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                row -> Objects.requireNonNull(row.found()).person(),
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        all -> all.stream().distinct().toList()))));
    }

    private List<RegistrarRow> judge(InstitutionId institution, List<RegistrarRow> rows) {
        List<Registration> known = platforms.registrations().stream()
                .filter(registration -> registration.institution().equals(institution))
                .toList();
        Set<PersonId> met = new HashSet<>();
        List<RegistrarRow> found = new ArrayList<>();
        for (RegistrarRow row : rows) {
            RegistrarRow judged = find(row, known);
            boolean twice = judged.found() != null && !met.add(judged.found().person());
            found.add(twice ? judged.with(Outcome.TWICE) : judged);
        }
        Map<String, List<RegistrarRow>> together = found.stream().collect(Collectors.groupingBy(RegistrarRow::person));
        return found.stream()
                .map(row -> row.outcome().isFault() ? row : together(row, together.get(row.person())))
                .toList();
    }

    private RegistrarRow find(RegistrarRow row, List<Registration> known) {
        List<RegistrationId> platform = known.stream()
                .filter(one -> one.name().equalsIgnoreCase(row.platform())
                        || one.id().toString().equals(row.platform()))
                .map(Registration::id)
                .toList();
        if (row.person().isEmpty()) {
            return row.with(Outcome.NO_PERSON);
        }
        if (platform.size() != 1) {
            return row.with(Outcome.NO_PLATFORM);
        }
        if (row.user().isEmpty() && row.number().isEmpty()) {
            return row.with(Outcome.NO_IDENTITY);
        }
        List<PlatformPerson> people = row.user().isEmpty()
                ? persons.withNumber(platform.get(0), row.number())
                : persons.withSubject(platform.get(0), row.user());
        return people.size() == 1
                ? row.found(people.get(0))
                : row.with(people.isEmpty() ? Outcome.NOBODY : Outcome.SEVERAL);
    }

    private RegistrarRow together(RegistrarRow row, List<RegistrarRow> others) {
        if (others.size() == 1) {
            return row.with(Outcome.ALONE);
        }
        PersonId person = Objects.requireNonNull(row.found()).person();
        boolean already = others.stream()
                .allMatch(other -> other.found() != null
                        && joined.areOne(person, other.found().person()));
        return already ? row.with(Outcome.JOINED_ALREADY) : row;
    }
}
