package org.cairn.course;

import java.net.URI;
import java.util.Set;
import org.cairn.platform.DeploymentId;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a verified launch says of the course and of the person who arrives.
 *
 * @param resourceLinkId absent in deep linking
 * @param name absent where the platform withholds it, as is the e-mail
 */
public record Arrival(
        InstitutionId institution,
        RegistrationId registration,
        DeploymentId deployment,
        String contextId,
        String courseLabel,
        String courseTitle,
        @Nullable URI lineItems,
        Set<String> gradebookScopes,
        @Nullable URI memberships,
        @Nullable String resourceLinkId,
        @Nullable String resourceLinkTitle,
        String subject,
        @Nullable String name,
        @Nullable String email,
        Set<Role> roles) {

    public Arrival {
        gradebookScopes = Set.copyOf(new java.util.TreeSet<>(gradebookScopes));
        roles = Set.copyOf(roles);
    }

    /** Whether the course is as we know it, so that nothing needs to be written. */
    boolean tellsNothingNewOf(Course course) {
        return course.label().equals(courseLabel)
                && course.title().equals(courseTitle)
                && java.util.Objects.equals(course.lineItems(), lineItems)
                && java.util.Objects.equals(course.memberships(), memberships)
                && course.gradebookScopes().equals(gradebookScopes);
    }
}
