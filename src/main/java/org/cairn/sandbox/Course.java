package org.cairn.sandbox;

import java.util.List;

/** A course with what was in it before any tool came. */
record Course(
        String id, String label, String title, String summary, List<NativeActivity> activities, List<Member> members) {

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

    boolean has(Person person) {
        return members.stream()
                .anyMatch(member -> member.active() && member.person().equals(person));
    }
}
