package org.cairn.credential.openbadges;

import org.jspecify.annotations.Nullable;

/** A document that cannot be read as what it says it is. */
public class BadDocument extends RuntimeException {

    public BadDocument(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
