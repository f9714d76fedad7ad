package org.cairn.credential.certificate;

import java.util.List;
import org.cairn.badge.Picture;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says, in the order in which it is read.
 *
 * @param language of the certificate, BCP 47
 * @param textLanguage of what the micro-credential says of itself, which may not be translated
 * @param opening who certifies
 * @param holder what the owner wants to be called, or null
 * @param achieved that it has been earned
 * @param sentence at which level and when
 * @param warning that it no longer holds, or null
 * @param endorsements what others say of it, a paragraph each
 */
public record Certificate(
        String language,
        String textLanguage,
        String opening,
        @Nullable String holder,
        String achieved,
        String title,
        String sentence,
        @Nullable String warning,
        List<Shown> competencies,
        List<String> endorsements,
        Check check,
        String about,
        String closing,
        Badge badge) {

    public Certificate {
        competencies = List.copyOf(competencies);
        endorsements = List.copyOf(endorsements);
    }

    /** @param statement null where it may not be published */
    public record Shown(String title, @Nullable String statement) {}

    /**
     * How the reader finds out whether it is true.
     *
     * @param alternative says what the code is, to those who do not see it
     */
    public record Check(String heading, String text, String address, String alternative) {}

    public record Badge(Picture picture, String alternative) {}
}
