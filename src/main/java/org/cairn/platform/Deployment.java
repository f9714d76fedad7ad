package org.cairn.platform;

import java.time.Instant;

/**
 * One placement of Cairn under a registration (LTI Core 1.3, 3.1.3).
 *
 * @param deploymentId what the platform calls it; unique within the registration only
 */
public record Deployment(
        DeploymentId id, RegistrationId registration, String deploymentId, State state, Instant metAt) {

    /** Only accepted deployments may launch. */
    public enum State {
        PENDING,
        ACCEPTED,
        REFUSED
    }
}
