package org.cairn.launch;

/** One named line of trust. */
record LaunchCheck(String name, Test test) {

    /** Says whether the candidate passes. */
    @FunctionalInterface
    interface Test {
        boolean passes(LaunchCandidate candidate);
    }
}
