package org.cairn.gradebook;

import java.util.List;
import org.cairn.shared.CourseId;

/**
 * Something in a course's gradebook that a person should know of.
 *
 * @param message key of a message of this module
 */
public record Trouble(String message, List<Object> args) {

    public Trouble {
        args = List.copyOf(args);
    }

    public static Trouble of(String message, Object... args) {
        return new Trouble(message, List.of(args));
    }

    /** What a module knows of. The modules above implement it; one page shows all. */
    public interface Teller {

        List<Trouble> in(CourseId course);

        /** Tries again what failed and can be tried again. */
        default void tryAgain(CourseId course) {}
    }
}
