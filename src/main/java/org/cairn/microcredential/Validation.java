package org.cairn.microcredential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a partner has confirmed of one version, as it was when they saw it. It is about a job and a role, never about who
 * somebody is.
 *
 * @param partner the name of the partner in the definition
 * @param hash of the definition that was seen
 * @param demanded the competencies are in demand (eCampusOntario, partner endorsement 1)
 * @param reflectsJob the assessment reflects performance on the job (partner endorsement 2)
 * @param endorses it may be shown to everybody, as an endorsement signed in the partner's name
 * @param statement the words that are shown then; remarks never are
 * @param publication what a community lets be published about its competencies; null from other partners
 */
public record Validation(
        String partner,
        Partner.Kind kind,
        String hash,
        boolean demanded,
        boolean reflectsJob,
        @Nullable Publication publication,
        @Nullable String remarks,
        boolean endorses,
        @Nullable String statement,
        String signatory,
        String signatoryTitle,
        Instant signedAt,
        LocalDate validUntil) {

    /** What may be seen outside of a community's competencies. */
    public enum Publication {
        EVERYTHING,
        TITLES,
        NOTHING
    }

    /** A partner's last word, of whatever version. */
    static Optional<Validation> last(List<Validation> all, Partner partner) {
        return all.stream()
                .filter(validation -> validation.partner().equals(partner.name()))
                .reduce((earlier, later) -> later.signedAt().isBefore(earlier.signedAt()) ? earlier : later);
    }

    /** A community has said that of its competencies no more than titles may be seen outside. */
    boolean withholds() {
        return publication == Publication.TITLES || publication == Publication.NOTHING;
    }

    public boolean isOf(String definitionHash) {
        return hash.equals(definitionHash);
    }

    public boolean isValidOn(LocalDate day) {
        return !validUntil.isBefore(day);
    }

    public boolean confirms() {
        return demanded && reflectsJob;
    }

    /** A confirmation that everybody may see. */
    public boolean isEndorsement() {
        return endorses && confirms();
    }
}
