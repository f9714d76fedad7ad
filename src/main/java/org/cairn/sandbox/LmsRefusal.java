package org.cairn.sandbox;

import org.springframework.http.HttpStatus;

/** A page that cannot be shown; the reason is a message key below {@code refusal.}. */
final class LmsRefusal extends RuntimeException {

    private final HttpStatus status;

    LmsRefusal(HttpStatus status, String reason) {
        super(reason);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
