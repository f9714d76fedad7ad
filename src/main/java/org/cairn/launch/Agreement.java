package org.cairn.launch;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.cairn.platform.RegistrationId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's answer to the terms.
 *
 * @param service where the platform wants to hear it, if anywhere
 */
record Agreement(
        UUID id,
        RegistrationId registration,
        String subject,
        boolean accepted,
        Instant answeredAt,
        @Nullable URI service) {}
