package org.cairn.launch;

import java.time.Instant;
import java.util.Set;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.cairn.shared.Role;

/** A launch as administrators see it: nobody's name. */
public record RecentLaunch(
        RegistrationId registration,
        CourseId course,
        Set<Role> roles,
        String messageType,
        boolean framed,
        KeptBy keptBy,
        Instant launchedAt) {

    public RecentLaunch {
        roles = Set.copyOf(roles);
    }
}
