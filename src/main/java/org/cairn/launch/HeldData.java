package org.cairn.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cairn.course.Known;
import org.cairn.course.Roster;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;

/** Gathers what is held about a person from whoever holds it. */
@Component
class HeldData {

    private final Roster roster;
    private final Platforms platforms;
    private final LaunchTable launches;
    private final List<PersonalData> holders;

    HeldData(Roster roster, Platforms platforms, LaunchTable launches, List<PersonalData> holders) {
        this.roster = roster;
        this.platforms = platforms;
        this.launches = launches;
        this.holders = holders;
    }

    Holdings about(Registration registration, String subject) {
        Institution institution = platforms.institution(registration.institution());
        Optional<Known> known = roster.known(registration.id(), subject);
        TreeMap<String, Integer> counts = new TreeMap<>();
        known.map(Known::person).ifPresent(person -> count(person, counts));
        return new Holdings(
                institution,
                known.isPresent(),
                known.map(Known::name).orElse(null),
                known.map(Known::email).orElse(null),
                known.map(Known::sourcedId).orElse(null),
                known.map(Known::courses).orElse(List.of()),
                counts);
    }

    private void count(PersonId person, Map<String, Integer> counts) {
        counts.put("launches", launches.count(person));
        holders.forEach(holder -> counts.putAll(holder.about(person)));
    }
}
