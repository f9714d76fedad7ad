package org.cairn.sandbox;

import java.util.List;

/**
 * A course with what was in it before any tool came.
 *
 * @param history the courses it was copied from, the latest first
 */
record Course(
        String id,
        String label,
        String title,
        String summary,
        List<NativeActivity> activities,
        List<Member> members,
        List<String> history) {

    /** Somebody in a course; whoever has left it stays on the roster as inactive. */
    record Member(Person person, boolean active) {}

    /** The learners who are in the course today. */
    List<Person> learners() {
        return members.stream()
                .filter(Member::active)
                .map(Member::person)
                .filter(Person::learns)
                .toList();
    }

    /** Whether somebody belongs here: as a member, or beside the members as a helper or a mentor. */
    boolean has(Person person) {
        return person.equals(People.TUTOR)
                || People.mentees(person).stream().anyMatch(this::has)
                || members.stream()
                        .anyMatch(member -> member.active() && member.person().equals(person));
    }
}
