package org.cairn.privacy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.audit.Actor;
import org.cairn.course.JoinedPersons;
import org.cairn.course.PersonsErasing;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Reason;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases what is held of somebody, at once and everywhere. What decisions about them were based on must be kept for a year after
 * the last of them (FIPPA, section 31): it leaves the tables too, sealed as one file that no page reads.
 */
@Service
public class Erasures {

    /** FIPPA, section 31. */
    static final int YEARS_AFTER_A_DECISION = 1;

    private static final int REFERENCE = 10;

    private final HeldRecords held;
    private final DataFile file;
    private final Ledger ledger;
    private final JoinedPersons joined;
    private final Surroundings around;

    Erasures(HeldRecords held, DataFile file, Ledger ledger, JoinedPersons joined, Surroundings around) {
        this.held = held;
        this.file = file;
        this.ledger = ledger;
        this.joined = joined;
        this.around = around;
    }

    /** Where erasures are written down. */
    @Component
    record Ledger(ErasureTable erasures, SealedPieces pieces, PrivacyAudit audit) {}

    /** Time, chance, and who is told. */
    @Component
    record Surroundings(ApplicationEventPublisher events, SecureRandom chance, Clock clock) {

        /** Databases keep microseconds. */
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Until when something of this person would be kept sealed; nothing where no decision needs it. */
    public Optional<Instant> keptUntil(PersonId person) {
        return keptUntil(joined.all(person));
    }

    private Optional<Instant> keptUntil(Collection<PersonId> persons) {
        return held.lastDecision(persons).map(Erasures::end).filter(around.now()::isBefore);
    }

    private static Instant end(Instant lastDecision) {
        return lastDecision
                .atOffset(ZoneOffset.UTC)
                .plusYears(YEARS_AFTER_A_DECISION)
                .toInstant();
    }

    /**
     * Everything of the visitor, as whichever person they are the same human. There is no way back.
     *
     * @throws Refusal FORBIDDEN unless they learn here
     */
    @Transactional
    public Erasure erase(Visitor learner) {
        return erase(learner.institution(), learner.person(), Actor.learner(learner), null);
    }

    /**
     * The same for somebody who has asked the institution.
     *
     * @param reason who has asked, and how: it names nobody
     * @throws Refusal NOT_FOUND where nobody is known by this id, INVALID without a reason
     */
    @Transactional
    public Erasure erase(InstitutionId institution, PersonId person, UUID administrator, String reason) {
        return erase(institution, person, Actor.administrator(administrator), Reason.of(reason, "privacy.reason"));
    }

    private Erasure erase(InstitutionId institution, PersonId person, Actor by, @Nullable String reason) {
        List<PersonId> persons = known(institution, person);
        Erasure erasure = new Erasure(
                institution,
                UUID.randomUUID(),
                reference(),
                by,
                reason,
                around.now(),
                keptUntil(persons).orElse(null),
                null);
        ledger.erasures().add(erasure, persons);
        if (erasure.isKept()) {
            keep(erasure, persons);
        }
        around.events()
                .publishEvent(new PersonsErasing(
                        institution, persons, by.kind() == Actor.Kind.LEARNER, by.id(), erasure.erasedAt()));
        persons.forEach(one -> ledger.audit().note(PrivacyAudit.ERASED, erasure, one, by, erasure.erasedAt()));
        held.forget(persons, erasure.erasedAt());
        return erasure;
    }

    private List<PersonId> known(InstitutionId institution, PersonId person) {
        List<PersonId> persons = joined.hold(institution, person);
        if (persons.isEmpty()) {
            throw new Refusal(Problem.NOT_FOUND, "privacy.unknown-person");
        }
        return persons;
    }

    private void keep(Erasure erasure, List<PersonId> persons) {
        try (OutputStream out = ledger.pieces().to(erasure.id())) {
            file.write(persons, true, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Base 32 as people write it down: without letters that look like figures. */
    private String reference() {
        StringBuilder reference = new StringBuilder("E-");
        for (int i = 0; i < REFERENCE; i++) {
            reference.append(
                    "0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(around.chance().nextInt(32)));
        }
        return reference.toString();
    }

    public List<Erasure> newest(InstitutionId institution, int most) {
        return ledger.erasures().newest(institution, most);
    }

    /** @throws Refusal NOT_FOUND where the institution knows no such erasure, GONE where nothing is kept of it (any more) */
    public Erasure kept(InstitutionId institution, UUID id) {
        Erasure erasure = ledger.erasures()
                .find(id)
                .filter(found -> found.institution().equals(institution))
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "privacy.unknown-erasure"));
        if (!erasure.isKept()) {
            throw new Refusal(Problem.GONE, "privacy.nothing-kept");
        }
        return erasure;
    }

    /** For whoever has asked for it, or a court: noted in the trail. */
    @Transactional
    public void open(InstitutionId institution, UUID id, UUID administrator, OutputStream out) throws IOException {
        note(PrivacyAudit.OPENED, kept(institution, id), Actor.administrator(administrator));
        ledger.pieces().writeTo(id, out);
    }

    /** Before its time, where the law asks for nothing longer: noted in the trail. */
    @Transactional
    public void endNow(InstitutionId institution, UUID id, UUID administrator, String reason) {
        end(kept(institution, id), Actor.administrator(administrator), Reason.of(reason, "privacy.reason"));
    }

    /** What has been kept for long enough. @return how many */
    @Transactional
    public int endDue(int most) {
        List<Erasure> due = ledger.erasures().toEnd(around.now(), most);
        due.forEach(erasure -> end(erasure, Actor.CAIRN, null));
        return due.size();
    }

    private void end(Erasure erasure, Actor by, @Nullable String reason) {
        if (ledger.erasures().end(erasure.id(), reason, around.now())) {
            ledger.pieces().delete(erasure.id());
            note(PrivacyAudit.DELETED, erasure, by);
        }
    }

    /** What was written while somebody was being erased, and links of the chain that were sealed since. May run as often as it likes. */
    @Transactional
    public void sweep(Instant since) {
        ledger.erasures()
                .since(since)
                .forEach(erasure -> held.forget(ledger.erasures().persons(erasure.id()), erasure.erasedAt()));
    }

    private void note(String action, Erasure erasure, Actor by) {
        ledger.erasures()
                .persons(erasure.id())
                .forEach(person -> ledger.audit().note(action, erasure, person, by, around.now()));
    }
}
