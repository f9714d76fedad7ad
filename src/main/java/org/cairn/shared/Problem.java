package org.cairn.shared;

import org.springframework.http.HttpStatus;

/** The kinds of refusal, each with the status it is answered with. */
public enum Problem {
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    LAUNCH_MALFORMED(HttpStatus.BAD_REQUEST),
    LAUNCH_REJECTED(HttpStatus.UNAUTHORIZED),
    SESSION_GONE(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    CONFLICT(HttpStatus.CONFLICT),
    GONE(HttpStatus.GONE),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY(HttpStatus.TOO_MANY_REQUESTS),
    PLATFORM_FAILED(HttpStatus.BAD_GATEWAY),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    Problem(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }
}
