package org.cairn.privacy.web;

import java.util.List;
import java.util.stream.Stream;
import org.cairn.course.PlatformPerson;
import org.cairn.course.PlatformPersons;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.shared.InstitutionId;
import org.springframework.stereotype.Component;

/** Whom an administrator is looking for. */
@Component
class PrivacyDesk {

    private final Platforms platforms;
    private final PlatformPersons persons;

    PrivacyDesk(Platforms platforms, PlatformPersons persons) {
        this.platforms = platforms;
        this.persons = persons;
    }

    /** By the id that a platform uses, or the number that it tells; never by a name or an address, which others have too. */
    List<PrivacyPage.Found> find(InstitutionId institution, String asked) {
        return platforms.registrations().stream()
                .filter(registration -> registration.institution().equals(institution))
                .flatMap(registration -> find(registration, asked.strip()))
                .distinct()
                .toList();
    }

    private Stream<PrivacyPage.Found> find(Registration registration, String asked) {
        return Stream.concat(
                        persons.withSubject(registration.id(), asked).stream(),
                        persons.withNumber(registration.id(), asked).stream())
                .map(person -> found(registration, person));
    }

    private static PrivacyPage.Found found(Registration registration, PlatformPerson person) {
        return new PrivacyPage.Found(
                person.person().value(),
                person.name().orElse(null),
                person.subject(),
                registration.name(),
                person.courses());
    }
}
