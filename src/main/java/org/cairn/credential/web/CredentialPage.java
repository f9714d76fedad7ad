package org.cairn.credential.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a credential shows.
 *
 * @param holder what the owner wants to be called, or null
 * @param madeOutTo whom the owner had it made out to, or null for a random number
 * @param address without scheme, as a person would read it aloud
 * @param revoked the day, or null
 * @param suspended since which day, or null
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
        @Nullable String suspended,
        List<CompetencyLine> competencies,
        String assessment,
        List<EvidenceLine> evidence,
        List<Row> about,
        @Nullable String madeOutTo,
        String address,
        QrCode qr,
        String badgeAlternative) {

    /** @param filled one for each level of the scale: reached or not */
    record LevelLine(String label, String sentence, List<Boolean> filled) {}

    /** A competency as the page tells of it; a community may let no more than its title be published. */
    record CompetencyLine(
            String title, @Nullable String level, @Nullable String statement, List<String> criteria) {}

    /**
     * A piece of evidence that the owner shares.
     *
     * @param host where it lies, for whoever thinks before following a link
     */
    record EvidenceLine(
            String name,
            String narrative,
            @Nullable String address,
            @Nullable String host) {}

    /** A row of "About it". */
    record Row(String label, String text) {}
}
