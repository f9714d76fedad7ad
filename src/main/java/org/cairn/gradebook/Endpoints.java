package org.cairn.gradebook;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.cairn.course.Course;
import org.cairn.gradebook.ags.Ags;
import org.cairn.gradebook.ags.AgsEndpoint;

/** The gradebook of a course, with the scopes it offered and Cairn needs, and no others. */
final class Endpoints {

    private Endpoints() {}

    static Optional<AgsEndpoint> of(Course course) {
        Set<String> scopes = new HashSet<>(course.gradebookScopes());
        scopes.retainAll(Ags.SCOPES);
        return Optional.ofNullable(course.lineItems())
                .map(lineItems -> new AgsEndpoint(course.registration(), lineItems, scopes));
    }
}
