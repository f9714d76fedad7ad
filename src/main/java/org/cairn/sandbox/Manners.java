package org.cairn.sandbox;

import org.springframework.stereotype.Component;

/** The manner of the day: chosen by the administrator, kept until somebody starts over. */
@Component
final class Manners implements Resettable {

    private volatile Manner chosen = Manner.STANDARD;

    Manner chosen() {
        return chosen;
    }

    /** How the LMS behaves now. */
    Lms now() {
        return chosen.lms();
    }

    void choose(Manner manner) {
        chosen = manner;
    }

    @Override
    public void reset() {
        chosen = Manner.STANDARD;
    }
}
