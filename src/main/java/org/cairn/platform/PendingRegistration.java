package org.cairn.platform;

import java.time.Instant;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * A registration that has been begun and cannot launch yet. It becomes one, under the same id, when an administrator of
 * Cairn confirms it.
 *
 * @param replaces the registration whose values it would change, where the platform is known already
 */
public record PendingRegistration(
        RegistrationId id,
        InstitutionId institution,
        Product product,
        @Nullable RegistrationId replaces,
        FilledBy filledBy,
        String begunBy,
        Instant begunAt,
        PlatformValues values) {

    /** Who gave the values. */
    public enum FilledBy {
        NOBODY,
        ADMINISTRATOR,
        PLATFORM
    }

    /** Whether all that is missing is a decision. */
    public boolean waits() {
        return filledBy != FilledBy.NOBODY && values.complete();
    }
}
