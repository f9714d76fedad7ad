package org.cairn.course;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cairn.course.Enrolments.Standing;
import org.cairn.course.PlatformIdentities.Identity;
import org.cairn.course.PlatformIdentities.Names;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what a platform's list says: what changed, and nothing else. Within the caller's transaction. */
@Component
class RosterRecords {

    private final PlatformIdentities identities;
    private final Enrolments enrolments;
    private final ForgottenIdentities forgotten;

    RosterRecords(PlatformIdentities identities, Enrolments enrolments, ForgottenIdentities forgotten) {
        this.identities = identities;
        this.enrolments = enrolments;
        this.forgotten = forgotten;
    }

    /** @return who they are, by the platform's id; without those who were erased and have not come back */
    Map<String, PersonId> record(Course course, Collection<Listed> listed) {
        Map<String, Identity> known = known(course, listed);
        List<Listed> members = listed.stream()
                .filter(member -> known.containsKey(member.subject()))
                .toList();
        rename(course, members, known);
        Map<String, PersonId> persons = new HashMap<>();
        known.forEach((subject, identity) -> persons.put(subject, identity.person()));
        enrol(course, members, persons);
        return persons;
    }

    /** Whoever a whole list does not name has left. What they have shown stays. */
    void leave(Course course, Collection<PersonId> listed) {
        Set<PersonId> gone = new HashSet<>(enrolments.active(course.id()));
        gone.removeAll(new HashSet<>(listed));
        enrolments.leave(course.id(), gone);
    }

    private Map<String, Identity> known(Course course, Collection<Listed> members) {
        List<String> subjects = members.stream().map(Listed::subject).toList();
        Map<String, Identity> known = identities.find(course.registration(), subjects);
        List<String> others = new ArrayList<>(subjects);
        others.removeAll(known.keySet());
        others.removeAll(forgotten.among(course.registration(), others));
        known.putAll(identities.add(course.institution(), course.registration(), others));
        return known;
    }

    /** Platforms may tell a name at launch alone: silence here takes nothing back. */
    private void rename(Course course, Collection<Listed> members, Map<String, Identity> known) {
        Map<String, Names> changed = new HashMap<>();
        for (Listed member : members) {
            Identity identity = Objects.requireNonNull(known.get(member.subject()));
            Names now = new Names(
                    or(member.name(), identity.name()),
                    or(member.email(), identity.email()),
                    or(member.sourcedId(), identity.sourcedId()));
            if (isToNote(member, identity, now)) {
                changed.put(member.subject(), now);
            }
        }
        identities.rename(course.registration(), changed);
    }

    /** Who has left may be listed for years: what has faded of them meanwhile is not taken up again. */
    private boolean isToNote(Listed member, Identity identity, Names now) {
        return identities.isLongUnseen(identity) ? member.active() : !now.equals(identity.names());
    }

    private void enrol(Course course, Collection<Listed> members, Map<String, PersonId> persons) {
        Map<PersonId, Standing> known = enrolments.of(course.id(), persons.values());
        Map<PersonId, Standing> changed = new HashMap<>();
        for (Listed member : members) {
            PersonId person = Objects.requireNonNull(persons.get(member.subject()));
            Standing before = known.get(person);
            Standing now = new Standing(roles(before, member), member.active());
            if (!now.equals(before)) {
                changed.put(person, now);
            }
        }
        enrolments.put(course.id(), changed);
    }

    /**
     * Moodle lists a non-editing teacher as Learner; who launched as an instructor stays one until a launch says else. Who
     * has left may be listed without roles, and stays what they were.
     */
    private static Set<Role> roles(@Nullable Standing before, Listed member) {
        if (before == null) {
            return member.roles();
        }
        boolean teaches =
                before.roles().contains(Role.INSTRUCTOR) && member.roles().equals(Set.of(Role.LEARNER));
        boolean silent = !member.active() && member.roles().isEmpty();
        return teaches || silent ? before.roles() : member.roles();
    }

    private static @Nullable String or(@Nullable String said, @Nullable String known) {
        return said == null ? known : said;
    }
}
