package org.cairn.course;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.course.PlatformIdentities.Identity;
import org.cairn.course.PlatformIdentities.Names;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is in a course. */
@Service
public class Roster {

    private final CourseTable courses;
    private final Enrolments enrolments;
    private final PlatformIdentities identities;
    private final RosterReadings readings;
    private final ForgottenIdentities forgotten;

    Roster(
            CourseTable courses,
            Enrolments enrolments,
            PlatformIdentities identities,
            RosterReadings readings,
            ForgottenIdentities forgotten) {
        this.courses = courses;
        this.enrolments = enrolments;
        this.identities = identities;
        this.readings = readings;
        this.forgotten = forgotten;
    }

    /** Everybody with the learner role, active or not, in the order of their names. */
    public List<Enrolment> learners(CourseId course) {
        return enrolments.of(course).stream()
                .filter(enrolment -> enrolment.roles().contains(Role.LEARNER))
                .toList();
    }

    public Optional<Enrolment> enrolment(CourseId course, PersonId person) {
        return enrolments.find(course, person);
    }

    /** The person in the course whom its platform calls so; nobody is made up. */
    public Optional<Enrolment> enrolmentOf(CourseId course, String subject) {
        return enrolments.find(course, subject);
    }

    /** Everybody with the learner role, active or not, with all that finds them in a list that was made elsewhere. */
    public List<Participant> participants(CourseId course) {
        return enrolments.participants(course).stream()
                .filter(participant -> participant.enrolment().roles().contains(Role.LEARNER))
                .toList();
    }

    /** Whatever their role, with what the platform releases. */
    public Optional<Participant> participant(CourseId course, PersonId person) {
        return enrolments.participant(course, person);
    }

    /** What we know of somebody by a platform, if anything. */
    public Optional<Known> known(RegistrationId registration, String subject) {
        return identities
                .find(registration, subject)
                .map(identity -> new Known(
                        identity.person(),
                        identity.name(),
                        identity.email(),
                        identity.sourcedId(),
                        enrolments.courses(registration, identity.person())));
    }

    /** Remembers what LTI 1.1 called somebody; the platform has proved it. */
    public void rememberLti11(RegistrationId registration, String subject, @Nullable String oldId) {
        if (oldId != null) {
            identities.rememberLti11(registration, subject, oldId);
        }
    }

    /** Notes who has launched: the person, what the platform tells of them, and their roles here. */
    public PersonId welcome(Course course, Arrival arrival) {
        PersonId person =
                know(course, arrival.subject(), new Names(arrival.name(), arrival.email(), arrival.sourcedId()));
        Optional<Enrolment> known = enrolments.find(course.id(), person);
        if (known.filter(enrolment -> enrolment.active() && enrolment.roles().equals(arrival.roles()))
                .isEmpty()) {
            enrolments.put(course.id(), person, arrival.roles(), true);
        }
        return person;
    }

    /**
     * What the platform calls everybody who is or was in the course; empty where it has never told the whole list, so that
     * nobody knows who does not belong there.
     */
    public Optional<Set<String>> members(CourseId course) {
        return readings.wasWhole(course)
                ? Optional.of(
                        enrolments.of(course).stream().map(Enrolment::subject).collect(Collectors.toSet()))
                : Optional.empty();
    }

    /** Those of these who are known in the course, whatever their role: as many as a page shows. */
    public List<Enrolment> among(CourseId course, Collection<PersonId> persons) {
        return enrolments.among(course, persons);
    }

    /** Everybody known in the course, whatever their role. */
    public List<Enrolment> everybody(CourseId course) {
        return enrolments.of(course);
    }

    /**
     * The persons behind the platform's user ids; whoever is new gets a person without a name. The answer holds every
     * subject asked for, but those who were erased and have not come back.
     */
    @Transactional
    public Map<String, PersonId> persons(CourseId id, Collection<String> subjects) {
        Course course = courses.find(id).orElseThrow();
        Map<String, PersonId> persons = new HashMap<>();
        for (List<String> some : Batches.of(subjects)) {
            Map<String, Identity> known = identities.find(course.registration(), some);
            List<String> others =
                    some.stream().filter(subject -> !known.containsKey(subject)).toList();
            known.putAll(others.isEmpty() ? Map.of() : add(course, others));
            known.forEach((subject, identity) -> persons.put(subject, identity.person()));
        }
        return persons;
    }

    private Map<String, Identity> add(Course course, List<String> subjects) {
        List<String> others = new ArrayList<>(subjects);
        others.removeAll(forgotten.among(course.registration(), subjects));
        return identities.add(course.institution(), course.registration(), others);
    }

    private PersonId begin(Course course, String subject) {
        forgotten.lift(course.registration(), subject);
        return identities.add(course.institution(), course.registration(), subject);
    }

    /** A name that the platform withholds now is forgotten; we keep no more than it tells. */
    private PersonId know(Course course, String subject, Names told) {
        Optional<Identity> known = identities.find(course.registration(), subject);
        PersonId person = known.map(Identity::person).orElseGet(() -> begin(course, subject));
        if (!told.equals(known.map(Identity::names).orElse(Names.NONE))
                || known.filter(identities::isLongUnseen).isPresent()) {
            identities.rename(course.registration(), subject, told);
        }
        return person;
    }
}
