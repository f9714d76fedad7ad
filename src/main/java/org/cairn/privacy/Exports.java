package org.cairn.privacy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cairn.audit.Actor;
import org.cairn.course.JoinedPersons;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives somebody everything that is held of them. */
@Service
public class Exports {

    private final DataFile file;
    private final JoinedPersons joined;
    private final PrivacyAudit audit;
    private final Clock clock;

    Exports(DataFile file, JoinedPersons joined, PrivacyAudit audit, Clock clock) {
        this.file = file;
        this.joined = joined;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * As a file that only this process reads, so that nobody's slow line holds a connection of the database. Whoever asks deletes it.
     *
     * @throws Refusal NOT_FOUND where the institution knows nobody by this id
     */
    @Transactional
    public Path write(InstitutionId institution, PersonId person, Actor by) {
        List<PersonId> persons = joined.all(institution, person);
        if (persons.isEmpty()) {
            throw new Refusal(Problem.NOT_FOUND, "privacy.unknown-person");
        }
        audit.exported(institution, person, by, clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            // Owner alone, by the contract of createTempFile on POSIX.
            Path path = Files.createTempFile("cairn-export-", ".zip");
            try (OutputStream out = Files.newOutputStream(path)) {
                file.write(persons, false, out);
            } catch (RuntimeException | IOException failure) {
                Files.deleteIfExists(path);
                throw failure;
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
