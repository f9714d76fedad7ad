package org.cairn.credential.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a credential shows.
 *
 * @param holder what the owner wants to be called, or null
 * @param address without scheme, as a person would read it aloud
 * @param revoked the day, or null
 */
record CredentialPage(
        String id,
        String title,
        String language,
        String issuer,
        @Nullable String holder,
        @Nullable LevelLine level,
        String awarded,
        @Nullable String validUntil,
        @Nullable String revoked,
        List<CompetencyLine> competencies,
        String assessment,
        List<Row> about,
        String address,
        QrCode qr,
        String badgeAlternative) {

    /** @param filled one for each level of the scale: reached or not */
    record LevelLine(String label, String sentence, List<Boolean> filled) {}

    /** A competency as the page tells of it; a community may let no more than its title be published. */
    record CompetencyLine(
            String title, @Nullable String level, @Nullable String statement, List<String> criteria) {}

    /** A row of "About it". */
    record Row(String label, String text) {}
}
