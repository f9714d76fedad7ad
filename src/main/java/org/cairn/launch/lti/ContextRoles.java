package org.cairn.launch.lti;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Context roles by an exact table: the full names of LTI Core 1.3, A.2.3 and their deprecated short forms. Institution and
 * system roles, sub-roles and anything unknown give nothing.
 */
public final class ContextRoles {

    /** The core context roles that mean something to a tool. */
    public enum ContextRole {
        ADMINISTRATOR,
        INSTRUCTOR,
        LEARNER,
        MENTOR
    }

    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    private static final Map<String, ContextRole> TABLE = Map.of(
            MEMBERSHIP + "Administrator",
            ContextRole.ADMINISTRATOR,
            MEMBERSHIP + "Instructor",
            ContextRole.INSTRUCTOR,
            MEMBERSHIP + "Learner",
            ContextRole.LEARNER,
            MEMBERSHIP + "Mentor",
            ContextRole.MENTOR,
            "Administrator",
            ContextRole.ADMINISTRATOR,
            "Instructor",
            ContextRole.INSTRUCTOR,
            "Learner",
            ContextRole.LEARNER,
            "Mentor",
            ContextRole.MENTOR);

    private ContextRoles() {}

    public static Set<ContextRole> of(Collection<String> roles) {
        return roles.stream().map(ContextRoles::of).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable ContextRole of(String role) {
        return TABLE.get(role);
    }
}
