package org.cairn.course;

import java.util.Collection;
import java.util.List;
import org.cairn.course.PlatformIdentities.Identity;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Service;

/** Persons as their platforms know them. */
@Service
public class PlatformPersons {

    private final PlatformIdentities identities;
    private final Enrolments enrolments;

    PlatformPersons(PlatformIdentities identities, Enrolments enrolments) {
        this.identities = identities;
        this.enrolments = enrolments;
    }

    /** Those of these persons, by platform. */
    public List<PlatformPerson> of(Collection<PersonId> persons) {
        return persons.isEmpty()
                ? List.of()
                : identities.of(persons).stream().map(this::person).toList();
    }

    /** At most one: whom the platform calls so. */
    public List<PlatformPerson> withSubject(RegistrationId registration, String subject) {
        return identities.find(registration, subject).map(Identity::person).stream()
                .flatMap(person -> of(List.of(person)).stream())
                .filter(found -> found.registration().equals(registration))
                .toList();
    }

    /** Whom the institution's records give this number, as the platform tells. Mostly one. */
    public List<PlatformPerson> withNumber(RegistrationId registration, String number) {
        return identities.withNumber(registration, number).stream()
                .map(this::person)
                .toList();
    }

    private PlatformPerson person(PlatformIdentities.Found found) {
        return new PlatformPerson(
                found.person(),
                found.registration(),
                found.subject(),
                found.name(),
                enrolments.courses(found.registration(), found.person()));
    }
}
