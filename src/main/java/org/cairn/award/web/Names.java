package org.cairn.award.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.audit.Actor;
import org.cairn.course.Enrolment;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** Who is who in a course, as far as the platform tells. */
record Names(Map<PersonId, Enrolment> known) {

    private static final int END = 6;

    static Names of(List<Enrolment> everybody) {
        return new Names(everybody.stream()
                .collect(Collectors.toMap(Enrolment::person, Function.identity(), (one, other) -> one)));
    }

    /**
     * @param name absent where the platform withholds it
     * @param subject the end of the platform's own id
     */
    record Person(UUID id, @Nullable String name, String subject) {}

    Person of(PersonId id) {
        Enrolment enrolment = known.get(id);
        return new Person(
                id.value(),
                enrolment == null ? null : enrolment.name().orElse(null),
                end(enrolment == null ? id.toString() : enrolment.subject()));
    }

    /** The name of who did something; null where it is Cairn or nobody whose name is told. */
    @Nullable
    String of(Actor actor) {
        return actor.id() == null ? null : of(new PersonId(actor.id())).name();
    }

    private static String end(String subject) {
        return subject.length() > END ? subject.substring(subject.length() - END) : subject;
    }
}
