package org.cairn.launch;

import java.io.Serializable;
import java.util.UUID;
import org.cairn.shared.PersonId;

/**
 * Who a browser session belongs to: one person of one registration. Their launches are looked up, not carried.
 *
 * @param frameAncestors the platform's origins, which may show us in a frame
 */
public record LaunchPrincipal(String registration, String person, String frameAncestors) implements Serializable {

    public PersonId personId() {
        return new PersonId(UUID.fromString(person));
    }
}
