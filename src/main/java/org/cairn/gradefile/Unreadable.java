package org.cairn.gradefile;

import java.util.List;

/** A file that is not read any further. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    private Unreadable(Fault fault) {
        super(fault.key());
        this.fault = fault;
    }

    static Unreadable because(String why, Object... args) {
        return at(0, why, args);
    }

    static Unreadable at(int line, String why, Object... args) {
        return new Unreadable(new Fault(line, "gradefile.fault." + why, List.of(args)));
    }

    Fault fault() {
        return fault;
    }
}
