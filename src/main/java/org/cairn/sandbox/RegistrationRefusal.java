package org.cairn.sandbox;

import org.springframework.http.HttpStatus;

/** A tool that wants to register is turned away (LTI Dynamic Registration 1.0, 3.5.2). */
final class RegistrationRefusal extends RuntimeException {

    private final HttpStatus status;
    private final String error;

    private RegistrationRefusal(HttpStatus status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    /** @param error {@code missing_registration_token} or {@code token_already_used} */
    static RegistrationRefusal unauthorized(String error) {
        return new RegistrationRefusal(HttpStatus.UNAUTHORIZED, error, error.replace('_', ' '));
    }

    /** @param error a word for the tool's programmer, such as {@code missing_domain} */
    static RegistrationRefusal invalid(String error, String description) {
        return new RegistrationRefusal(HttpStatus.BAD_REQUEST, error, description);
    }

    static RegistrationRefusal unprocessable(String description) {
        return new RegistrationRefusal(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_client_metadata", description);
    }

    HttpStatus status() {
        return status;
    }

    String error() {
        return error;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}
