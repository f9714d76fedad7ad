package org.cairn.course;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cairn.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * What the roles of a membership mean here: context roles, whether by short name, by URI or by the URI of a sub-role.
 * Roles in the institution or the system give nothing in a course (LTI Core 1.3, A.2).
 */
final class MemberRoles {

    private static final String CONTEXT = "http://purl.imsglobal.org/vocab/lis/v2/membership";

    private static final Map<String, Role> ROLES = Map.of(
            "Learner", Role.LEARNER,
            "Instructor", Role.INSTRUCTOR,
            "TeachingAssistant", Role.INSTRUCTOR,
            "Administrator", Role.ADMINISTRATOR,
            "Mentor", Role.MENTOR);

    private MemberRoles() {}

    static Set<Role> of(@Nullable Collection<@Nullable String> roles) {
        Set<Role> meant = EnumSet.noneOf(Role.class);
        if (roles != null) {
            roles.stream()
                    .filter(Objects::nonNull)
                    .map(role -> role(role.strip()))
                    .flatMap(Optional::stream)
                    .forEach(meant::add);
        }
        return meant;
    }

    private static Optional<Role> role(String role) {
        if (!role.contains(":")) {
            return Optional.ofNullable(ROLES.get(role));
        }
        if (role.startsWith(CONTEXT + "#")) {
            return Optional.ofNullable(ROLES.get(role.substring(CONTEXT.length() + 1)));
        }
        // A sub-role is written …/membership/Instructor#TeachingAssistant: the principal role is what counts.
        if (role.startsWith(CONTEXT + "/") && role.contains("#")) {
            return Optional.ofNullable(ROLES.get(role.substring(CONTEXT.length() + 1, role.indexOf('#'))));
        }
        return Optional.empty();
    }
}
