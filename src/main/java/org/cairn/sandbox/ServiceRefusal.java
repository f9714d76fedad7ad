package org.cairn.sandbox;

import org.springframework.http.HttpStatus;

/** A service call that is answered with an error. */
final class ServiceRefusal extends RuntimeException {

    private final HttpStatus status;

    ServiceRefusal(HttpStatus status, String reason) {
        super(reason);
        this.status = status;
    }

    static ServiceRefusal badRequest(String reason) {
        return new ServiceRefusal(HttpStatus.BAD_REQUEST, reason);
    }

    static ServiceRefusal notFound(String what) {
        return new ServiceRefusal(HttpStatus.NOT_FOUND, "There is no such " + what);
    }

    HttpStatus status() {
        return status;
    }
}
