package org.cairn.joining.web;

import java.util.Collection;
import java.util.List;
import org.cairn.course.PlatformPerson;
import org.cairn.course.PlatformPersons;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out how platforms know somebody. */
@Component
class Identities {

    private static final int END = 6;

    private final PlatformPersons persons;
    private final Platforms platforms;

    Identities(PlatformPersons persons, Platforms platforms) {
        this.persons = persons;
        this.platforms = platforms;
    }

    /**
     * @param name absent where the platform withholds it
     * @param subject the end of the platform's own id
     */
    record Line(String platform, @Nullable String name, String subject, List<String> courses) {}

    List<Line> of(Collection<PersonId> people) {
        return persons.of(people).stream().map(this::line).toList();
    }

    Line line(PlatformPerson person) {
        String subject = person.subject();
        return new Line(
                platforms
                        .registration(person.registration())
                        .map(Registration::name)
                        .orElse("–"),
                person.name().orElse(null),
                subject.length() > END ? subject.substring(subject.length() - END) : subject,
                person.courses());
    }
}
