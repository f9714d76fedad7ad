package org.cairn.sandbox;

import org.springframework.http.HttpStatus;

/** The token endpoint says no (RFC 6749, 5.2). */
final class OAuthRefusal extends RuntimeException {

    private final HttpStatus status;
    private final String error;

    private OAuthRefusal(HttpStatus status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    static OAuthRefusal invalidRequest(String description) {
        return new OAuthRefusal(HttpStatus.BAD_REQUEST, "invalid_request", description);
    }

    static OAuthRefusal unsupportedGrantType() {
        return new OAuthRefusal(
                HttpStatus.BAD_REQUEST, "unsupported_grant_type", "grant_type must be client_credentials");
    }

    static OAuthRefusal invalidScope() {
        return new OAuthRefusal(HttpStatus.BAD_REQUEST, "invalid_scope", "No scope that this platform offers");
    }

    static OAuthRefusal invalidClient(HttpStatus status, String description) {
        return new OAuthRefusal(status, "invalid_client", description);
    }

    /** The platform fails instead of refusing. */
    static OAuthRefusal broken(String description) {
        return new OAuthRefusal(HttpStatus.INTERNAL_SERVER_ERROR, "server_error", description);
    }

    HttpStatus status() {
        return status;
    }

    String error() {
        return error;
    }
}
