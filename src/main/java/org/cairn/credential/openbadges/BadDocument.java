package org.cairn.credential.openbadges;

import org.jspecify.annotations.Nullable;

/** A document that cannot be read as what it says it is. */
public class BadDocument extends RuntimeException {

    private final Kind kind;

    /** What a person has in hand instead, as far as that helps to say what to do. */
    public enum Kind {
        NO_CREDENTIAL,
        /** A picture, whole, and no credential in it. */
        PLAIN_PICTURE,
        /** A picture that ends too early, or was changed on its way. */
        BROKEN_PICTURE,
        /** A certificate to print is a picture of the credential, not the credential. */
        CERTIFICATE,
        TOO_LARGE
    }

    public BadDocument(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Kind.NO_CREDENTIAL;
    }

    public BadDocument(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
