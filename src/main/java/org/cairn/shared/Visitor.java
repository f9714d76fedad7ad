package org.cairn.shared;

import java.util.Locale;
import java.util.Set;

/**
 * Who is asking, in which course, in which roles. Made from the session at each request, never from the request's own
 * fields. Controllers under {@code /l/{launchId}/…} take it as a parameter.
 */
public record Visitor(
        LaunchId launch, InstitutionId institution, CourseId course, PersonId person, Set<Role> roles, Locale locale) {

    public Visitor {
        roles = Set.copyOf(roles);
    }

    public boolean teaches() {
        return roles.contains(Role.INSTRUCTOR);
    }

    public boolean learns() {
        return roles.contains(Role.LEARNER);
    }

    /** The same human as holder of what was awarded to them, whatever their roles here. */
    public Holder holder() {
        return new Holder(institution, person, course, "/l/" + launch, locale);
    }

    /** @throws Refusal FORBIDDEN unless the visitor is an instructor of this course */
    public Visitor mustTeach() {
        if (!teaches()) {
            throw new Refusal(Problem.FORBIDDEN, "shared.must-teach");
        }
        return this;
    }

    /** @throws Refusal FORBIDDEN unless the visitor is a learner of this course */
    public Visitor mustLearn() {
        if (!learns()) {
            throw new Refusal(Problem.FORBIDDEN, "shared.must-learn");
        }
        return this;
    }
}
