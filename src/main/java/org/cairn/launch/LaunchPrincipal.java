package org.cairn.launch;

import java.io.Serializable;
import java.util.UUID;
import org.cairn.shared.PersonId;

/**
 * Who a browser session belongs to: one person of one registration. Their launches are looked up, not carried.
 *
 * @param browserOrigin the platform's origin, which may show us in a frame
 */
public record LaunchPrincipal(String registration, String person, String browserOrigin) implements Serializable {

    public PersonId personId() {
        return new PersonId(UUID.fromString(person));
    }
}
