package org.cairn.gradebook.ags;

import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.cairn.course.Course;
import org.cairn.platform.RegistrationId;

/**
 * Where a course's gradebook is, and what we may do there (AGS 2.0, 3.1).
 *
 * @param lineItems the container's address
 */
public record AgsEndpoint(RegistrationId registration, URI lineItems, Set<String> scopes) {

    public AgsEndpoint {
        scopes = Set.copyOf(scopes);
    }

    /** The gradebook of a course, with the scopes it offers and Cairn needs, and no others. */
    public static Optional<AgsEndpoint> of(Course course) {
        Set<String> scopes = new HashSet<>(course.gradebookScopes());
        scopes.retainAll(Ags.SCOPES);
        return Optional.ofNullable(course.lineItems())
                .map(lineItems -> new AgsEndpoint(course.registration(), lineItems, scopes));
    }

    public boolean maySee() {
        return (scopes.contains(Ags.LINE_ITEM) || scopes.contains(Ags.LINE_ITEM_READ_ONLY))
                && scopes.contains(Ags.RESULT_READ_ONLY);
    }

    public boolean mayCreate() {
        return scopes.contains(Ags.LINE_ITEM);
    }

    public boolean mayScore() {
        return scopes.contains(Ags.SCORE);
    }
}
