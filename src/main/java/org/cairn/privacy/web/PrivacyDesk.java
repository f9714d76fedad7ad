package org.cairn.privacy.web;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.course.PlatformPerson;
import org.cairn.course.PlatformPersons;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For which institution an administrator acts, who that is, and whom they are looking for. */
@Component
class PrivacyDesk {

    private final Platforms platforms;
    private final PlatformPersons persons;

    PrivacyDesk(Platforms platforms, PlatformPersons persons) {
        this.platforms = platforms;
        this.persons = persons;
    }

    List<PrivacyPage.Choice> choices(Locale locale) {
        return platforms.institutions().stream()
                .map(one -> new PrivacyPage.Choice(one.id().value(), one.name().in(locale)))
                .toList();
    }

    /**
     * The one that is meant, or the first.
     *
     * @throws Refusal NOT_FOUND where there is none yet
     */
    InstitutionId chosen(@Nullable String institution) {
        List<InstitutionId> all =
                platforms.institutions().stream().map(Institution::id).toList();
        return all.stream()
                .filter(id -> id.toString().equals(institution))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "privacy.no-institution"));
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

    /** Whoever signs in at their institution has no row of their own here: the name that they sign in with tells who it is. */
    static UUID administrator(Principal who) {
        return UUID.nameUUIDFromBytes(("administrator:" + who.getName()).getBytes(StandardCharsets.UTF_8));
    }
}
