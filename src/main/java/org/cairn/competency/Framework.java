package org.cairn.competency;

import java.time.Instant;
import java.util.UUID;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;

/**
 * Competencies that belong together, as somebody publishes them (CASE: CFDocument).
 *
 * @param course where it was made; only that course's instructors change it
 * @param caseId what CASE knows it by, wherever it goes
 */
public record Framework(
        FrameworkId id,
        CourseId course,
        UUID caseId,
        Bilingual title,
        @Nullable Bilingual description,
        Status status,
        About about,
        Instant changedAt) {

    /** CASE: adoptionStatus. A draft is seen in the course it was made in, everything else in the whole institution. */
    public enum Status {
        DRAFT,
        ADOPTED,
        DEPRECATED
    }

    /**
     * Where it comes from.
     *
     * @param licence its address, or its words
     * @param address where it was read (CASE: officialSourceURL)
     * @param uri its own address (CASE: CFDocument.uri), if somebody else keeps it
     * @param language BCP 47 tag of what stands in one language only
     */
    public record About(
            @Nullable String publisher,
            @Nullable String version,
            @Nullable String licence,
            @Nullable String address,
            @Nullable String uri,
            @Nullable String language) {

        public static final About NOTHING = new About(null, null, null, null, null, null);
    }
}
