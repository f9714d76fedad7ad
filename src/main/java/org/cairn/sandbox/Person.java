package org.cairn.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * Somebody the LMS knows.
 *
 * @param id the subject of launches, the user id of every service
 * @param given the given name, or the only one
 * @param family null for people with one name
 * @param name the whole name in the order its bearer writes it
 * @param withheld whether name and e-mail stay inside the LMS
 */
record Person(
        String id, String given, @Nullable String family, String name, String email, Role role, boolean withheld) {

    public boolean teaches() {
        return role == Role.INSTRUCTOR || role == Role.TUTOR;
    }

    public boolean mentors() {
        return role == Role.MENTOR;
    }

    public boolean learns() {
        return role == Role.LEARNER;
    }

    public boolean administers() {
        return role == Role.ADMINISTRATOR;
    }

    /** The number of the registrar, sent as {@code lis_person_sourcedid}. */
    String sourcedId() {
        return "CRC-" + id;
    }
}
