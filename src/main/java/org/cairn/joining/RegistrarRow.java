package org.cairn.joining;

import org.cairn.course.PlatformPerson;
import org.jspecify.annotations.Nullable;

/**
 * A line of a registrar's file: rows of the same person are one human.
 *
 * @param person whatever the registrar calls the human; it is compared and not kept
 * @param platform the name or the id of a registration
 * @param user what the platform calls them ({@code sub}); or else
 * @param number what the institution's records call them, as the platform tells
 * @param found whom the line names
 */
public record RegistrarRow(
        int line,
        String person,
        String platform,
        String user,
        String number,
        Outcome outcome,
        @Nullable PlatformPerson found) {

    /** What comes of a line. */
    public enum Outcome {
        TO_BE_JOINED(false),
        JOINED_ALREADY(false),
        NO_PERSON(true),
        NO_PLATFORM(true),
        NO_IDENTITY(true),
        NOBODY(true),
        SEVERAL(true),
        TWICE(true),
        ALONE(true);

        private final boolean fault;

        Outcome(boolean fault) {
            this.fault = fault;
        }

        /** Whether the whole file waits until this is put right. */
        public boolean isFault() {
            return fault;
        }
    }

    RegistrarRow with(Outcome other) {
        return new RegistrarRow(line, person, platform, user, number, other, found);
    }

    RegistrarRow found(PlatformPerson whom) {
        return new RegistrarRow(line, person, platform, user, number, Outcome.TO_BE_JOINED, whom);
    }
}
