package org.cairn.sandbox;

/** A page was asked for by nobody in particular; the visitor signs in and comes back to it. */
final class NotSignedIn extends RuntimeException {

    NotSignedIn(String next) {
        super(next);
    }

    /** Path and query of the page that was asked for. */
    String next() {
        return String.valueOf(getMessage());
    }
}
