package org.cairn.launch;

import java.util.Locale;

/** What becomes of a launch that has passed every check. */
public sealed interface LaunchOutcome {

    /** What the launch asks for, which no session remembers yet. */
    Locale locale();

    /**
     * A launch has been made.
     *
     * @param path where it leads, beginning with {@code /l/}
     * @param cookie the state's cookie, which has served
     */
    record Opened(Launch launch, LaunchPrincipal principal, String path, String cookie) implements LaunchOutcome {

        @Override
        public Locale locale() {
            return launch.visitor().locale();
        }
    }

    /**
     * Nothing has been made yet: the browser has still to bring what the platform's storage keeps for it.
     *
     * @param target {@code _parent} or the name of a frame beside us
     */
    record Held(String platformOrigin, String target, String stateKey, String nonceKey, Locale locale)
            implements LaunchOutcome {}

    /** The message is answered by a page that opens no course. */
    record Told(Tale tale, Locale locale, String cookie) implements LaunchOutcome {}

    /** What a page without a course is about. */
    sealed interface Tale {

        /** The platform does not say who clicked; nothing is recorded. */
        record Nobody() implements Tale {}

        /** The link stands outside of every course; nothing is recorded. */
        record NoCourse() implements Tale {}

        /** What is held about the person who asks. */
        record Privacy(Holdings holdings) implements Tale {}

        /**
         * The terms, to be accepted or not.
         *
         * @param agreement carries the answer back to us, signed
         */
        record Terms(String agreement) implements Tale {}
    }
}
