package org.cairn.course;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cairn.course.PlatformIdentities.Identity;
import org.cairn.course.nrps.Member;
import org.cairn.course.nrps.Memberships;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Brings the roster up to date with what the platform says of the course. */
@Service
public class RosterReading {

    private static final int LONGEST_SUBJECT = 255;

    private final Memberships memberships;
    private final Roster roster;
    private final PlatformIdentities identities;
    private final TransactionOperations transactions;

    RosterReading(
            Memberships memberships, Roster roster, PlatformIdentities identities, TransactionOperations transactions) {
        this.memberships = memberships;
        this.roster = roster;
        this.identities = identities;
        this.transactions = transactions;
    }

    /**
     * Reads the whole list, then records it in one transaction. Where the platform offers no list, nothing happens.
     *
     * @throws Refusal PLATFORM_FAILED where the list did not come whole; then nothing is changed
     */
    public void read(Course course) {
        if (course.memberships() == null) {
            return;
        }
        List<Member> members = memberships.read(course.registration(), course.memberships()).stream()
                .filter(RosterReading::isNamed)
                .toList();
        if (members.isEmpty()) {
            // A course that somebody opened has members; nobody is struck off by a list that cannot be true.
            throw new Refusal(Problem.PLATFORM_FAILED, "course.roster-unreadable");
        }
        transactions.executeWithoutResult(status -> record(course, members));
    }

    private void record(Course course, List<Member> members) {
        Set<PersonId> listed = new HashSet<>();
        members.forEach(member -> listed.add(enrol(course, member)));
        roster.everybody(course.id()).stream()
                .filter(enrolment -> enrolment.active() && !listed.contains(enrolment.person()))
                .forEach(roster::leave);
    }

    private PersonId enrol(Course course, Member member) {
        String subject = String.valueOf(member.userId());
        Optional<Identity> known = identities.find(course.registration(), subject);
        // Platforms may tell a name at launch alone: silence here takes nothing back.
        String name =
                given(member.name(), 300).or(() -> known.map(Identity::name)).orElse(null);
        String email =
                given(member.email(), 320).or(() -> known.map(Identity::email)).orElse(null);
        Set<Role> roles = known.flatMap(identity -> roster.enrolment(course.id(), identity.person()))
                .map(enrolment -> roles(enrolment, member))
                .orElseGet(() -> MemberRoles.of(member.roles()));
        return roster.enrol(course, subject, name, email, roles, member.isActive());
    }

    /** Moodle lists a non-editing teacher as Learner; who launched as an instructor stays one until a launch says else. */
    private static Set<Role> roles(Enrolment known, Member member) {
        Set<Role> listed = MemberRoles.of(member.roles());
        boolean taught = known.roles().contains(Role.INSTRUCTOR);
        return taught && listed.equals(Set.of(Role.LEARNER)) ? known.roles() : listed;
    }

    private static Optional<String> given(@Nullable String text, int longest) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(it -> it.length() > longest ? it.substring(0, longest) : it);
    }

    private static boolean isNamed(Member member) {
        String id = member.userId();
        return id != null
                && !id.isBlank()
                && id.length() <= LONGEST_SUBJECT
                && id.chars().noneMatch(Character::isISOControl);
    }
}
