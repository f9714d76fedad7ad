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
 * @param groups the course groups service, where the platform offers it (LTI Course Groups 1.0)
 * @param resourceLinkId absent in deep linking
 * @param lineItem of the resource link, where it has just one (AGS 2.0, 3.1)
 * @param name absent where the platform withholds it, as are the e-mail and the sourced id
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
        @Nullable URI groups,
        @Nullable String resourceLinkId,
        @Nullable String resourceLinkTitle,
        @Nullable URI lineItem,
        String subject,
        @Nullable String name,
        @Nullable String email,
        @Nullable String sourcedId,
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
                && java.util.Objects.equals(course.groups(), groups)
                && course.gradebookScopes().equals(gradebookScopes);
    }
}
