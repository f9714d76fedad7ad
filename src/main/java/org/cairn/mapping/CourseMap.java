package org.cairn.mapping;

import java.util.List;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * A micro-credential version offered in a course, and what proves it there. Once published it never changes.
 *
 * @param hash SHA-256 of the mappings as stored, in hexadecimal; null in a draft
 */
public record CourseMap(
        CourseMapId id,
        InstitutionId institution,
        CourseId course,
        VersionId version,
        int number,
        State state,
        List<Mapping> mappings,
        @Nullable String hash) {

    public CourseMap {
        mappings = List.copyOf(mappings);
    }

    /** A published map is superseded by the next one. */
    public enum State {
        DRAFT,
        PUBLISHED,
        SUPERSEDED
    }
}
