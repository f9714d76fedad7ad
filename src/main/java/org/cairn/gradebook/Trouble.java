package org.cairn.gradebook;

import java.util.List;

/**
 * Something in a course's gradebook that a person should know of.
 *
 * @param message key of a message of this module
 */
public record Trouble(String message, List<Object> args) {

    public Trouble {
        args = List.copyOf(args);
    }

    Trouble(String message, Object... args) {
        this(message, List.of(args));
    }
}
