package org.cairn.course;

import java.net.URI;
import java.util.Set;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * An LTI context.
 *
 * @param lineItems the AGS container, absent where the platform offers none (AGS 2.0, 3.1)
 * @param gradebookScopes what the platform lets us ask for
 * @param memberships the NRPS address (NRPS 2.0, 3.6.1.1)
 * @param groups the course groups service, absent where the platform offers none
 */
public record Course(
        CourseId id,
        InstitutionId institution,
        RegistrationId registration,
        String contextId,
        String label,
        String title,
        @Nullable URI lineItems,
        Set<String> gradebookScopes,
        @Nullable URI memberships,
        @Nullable URI groups) {

    public Course {
        gradebookScopes = Set.copyOf(gradebookScopes);
    }
}
