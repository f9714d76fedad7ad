package org.cairn.course;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.course.KeptPersons.Kept;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which persons of an institution are one human, by proof alone. Evidence and enrolments stay with the person whom a platform
 * knows; one of a human's persons, the keeper, stands for all of them. Nothing is moved, so that they can be parted again.
 */
@Service
public class JoinedPersons {

    private final JoinTable joins;
    private final KeptPersons persons;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JoinedPersons(JoinTable joins, KeptPersons persons, ApplicationEventPublisher events, Clock clock) {
        this.joins = joins;
        this.persons = persons;
        this.events = events;
        this.clock = clock;
    }

    /** Who stands for the person: mostly themselves. */
    public PersonId keeper(PersonId person) {
        return keepers(List.of(person)).getOrDefault(person, person);
    }

    /** Who stands for each of them. */
    public Map<PersonId, PersonId> keepers(Collection<PersonId> of) {
        return of.isEmpty() ? Map.of() : persons.all(of).stream().collect(Collectors.toMap(Kept::person, Kept::keeper));
    }

    /** Whose the person is; empty of nobody's. */
    public Optional<InstitutionId> institution(PersonId person) {
        return persons.all(List.of(person)).stream().findFirst().map(Kept::institution);
    }

    /** Everybody who is the same human, the person among them. */
    public Set<PersonId> all(PersonId person) {
        Set<PersonId> all = new HashSet<>(persons.withSameKeeper(person));
        all.add(person);
        return all;
    }

    /** The same, and until the transaction ends nobody joins or parts them or gives them an award. */
    public List<PersonId> hold(InstitutionId institution, PersonId person) {
        return in(institution, persons.hold(all(person)));
    }

    /** Everybody who is the same human; nobody where the institution does not know the person. */
    public List<PersonId> all(InstitutionId institution, PersonId person) {
        return in(institution, persons.all(all(person)));
    }

    private static List<PersonId> in(InstitutionId institution, List<Kept> some) {
        return some.stream()
                .filter(kept -> kept.institution().equals(institution))
                .map(Kept::person)
                .toList();
    }

    public boolean areOne(PersonId one, PersonId other) {
        return one.equals(other) || keeper(one).equals(keeper(other));
    }

    /** The newest first, those parted again among them. */
    public List<Joined> newest(InstitutionId institution, int skip, int most) {
        return joins.newest(institution, skip, most);
    }

    public int count(InstitutionId institution) {
        return joins.count(institution);
    }

    /** @throws Refusal NOT_FOUND where the institution knows no such proof */
    public Joined find(InstitutionId institution, UUID id) {
        return joins.find(id)
                .filter(found -> found.institution().equals(institution))
                .orElseThrow(JoinedPersons::unknown);
    }

    /**
     * Makes two persons one human, together with everybody whom each of them is already.
     *
     * @return nothing where these two are joined already
     * @throws Refusal CONFLICT where they are one and the same, or of two institutions; NOT_FOUND where one is unknown
     */
    @Transactional
    public Optional<Joined> join(PersonId one, PersonId other, JoinProof proof) {
        List<Kept> group = held(one, other);
        InstitutionId institution = institution(one, other, group);
        Joined joined = new Joined(
                institution,
                UUID.randomUUID(),
                one,
                other,
                proof,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
        if (!joins.addIfAbsent(joined)) {
            return Optional.empty();
        }
        PersonId keeper = group.stream().min(Kept.FIRST_KNOWN).orElseThrow().person();
        List<PersonId> all = group.stream().map(Kept::person).toList();
        events.publishEvent(new PersonsJoining(joined, keeper, all));
        persons.keep(all, keeper);
        return Optional.of(joined);
    }

    private InstitutionId institution(PersonId one, PersonId other, List<Kept> group) {
        if (one.equals(other)) {
            throw new Refusal(Problem.CONFLICT, "course.same-person");
        }
        Map<PersonId, InstitutionId> known = group.stream().collect(Collectors.toMap(Kept::person, Kept::institution));
        InstitutionId institution = known.get(one);
        if (institution == null || !known.containsKey(other)) {
            throw new Refusal(Problem.NOT_FOUND, "course.unknown-person");
        }
        if (!institution.equals(known.get(other))) {
            throw new Refusal(Problem.CONFLICT, "course.another-institution");
        }
        return institution;
    }

    /**
     * Takes a proof away. Whoever is still joined by others stays joined.
     *
     * @throws Refusal NOT_FOUND where the institution knows no such proof, CONFLICT where it was taken away already
     */
    @Transactional
    public void part(InstitutionId institution, UUID id, UUID administrator, String reason) {
        Joined joined = find(institution, id);
        List<Kept> group = held(joined.one(), joined.other());
        Joined.Parted parting =
                new Joined.Parted(administrator, clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
        if (!joins.part(id, parting)) {
            throw new Refusal(Problem.CONFLICT, "course.parted-already");
        }
        List<PersonId> all = group.stream().map(Kept::person).toList();
        for (Set<PersonId> human : Humans.of(all, joins.among(all))) {
            PersonId keeper = group.stream()
                    .filter(kept -> human.contains(kept.person()))
                    .min(Kept.FIRST_KNOWN)
                    .orElseThrow()
                    .person();
            persons.keep(human, keeper);
        }
        events.publishEvent(new PersonsParted(joined, parting, all));
    }

    /** The two first, then everybody who is one of them by then. */
    private List<Kept> held(PersonId one, PersonId other) {
        List<PersonId> keepers =
                persons.hold(List.of(one, other)).stream().map(Kept::keeper).toList();
        if (keepers.isEmpty()) {
            throw unknown();
        }
        return persons.hold(Stream.concat(persons.of(keepers).stream().map(Kept::person), Stream.of(one, other))
                .distinct()
                .toList());
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "course.unknown-person");
    }
}
