package org.cairn.platform;

import java.util.UUID;

/** A deployment as Cairn knows it; what the platform calls it is {@link Deployment#deploymentId()}. */
public record DeploymentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
