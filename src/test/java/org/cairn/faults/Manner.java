package org.cairn.faults;

import java.util.Optional;

/** How an LMS behaves. A request is a method and a path. */
interface Manner {

    Manner POLITE = new Manner() {};

    /** An answer instead of the right one, for which nothing is done. */
    default Optional<Reply> before(String request) {
        return Optional.empty();
    }

    /** What is said after everything was done as it should be. */
    default Reply after(String request, Reply right) {
        return right;
    }
}
