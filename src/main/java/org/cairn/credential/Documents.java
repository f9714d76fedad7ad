package org.cairn.credential;

import java.net.URI;
import java.util.Optional;

/** What verification may read beyond the credential itself: published documents, by their address. */
@FunctionalInterface
public interface Documents {

    /** The text published there; empty where it could not be had now, whatever the reason. */
    Optional<String> read(URI address);

    /** Whether this is the address of a credential of ours that was erased. */
    default boolean isErased(URI credential) {
        return false;
    }
}
