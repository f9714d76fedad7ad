package org.cairn.credential;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.award.Award;
import org.cairn.award.Term;
import org.cairn.competency.Level;
import org.cairn.credential.disclosure.Disclosure;
import org.cairn.credential.endorsement.Endorsement;
import org.cairn.credential.statuslist.StatusPurpose;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Requirement;
import org.cairn.platform.Institution;

/**
 * Everything that one credential says, read from the database once.
 *
 * @param disclosed what its owner wishes to be in it
 */
record CredentialFacts(Award award, Edition edition, UUID subject, Disclosure disclosed) {

    CredentialFacts disclosing(Disclosure wanted) {
        return new CredentialFacts(award, edition, subject, wanted);
    }

    /** What the list is for that the credential points to. The schema of Open Badges 3.0 takes one entry (appendix F.1). */
    StatusPurpose purpose() {
        return purposeOf(award);
    }

    static StatusPurpose purposeOf(Award award) {
        return award.suspendable() ? StatusPurpose.SUSPENSION : StatusPurpose.REVOCATION;
    }

    MicrocredentialVersion version() {
        return edition.version();
    }

    Institution institution() {
        return edition.institution();
    }

    Optional<Instant> validUntil() {
        return Term.end(version().definition(), award.awardedAt());
    }

    /** What was shown: of a choice, only what was attained. */
    List<Requirement> shown() {
        return version().definition().requirements().stream()
                .filter(requirement -> achieved(requirement).isPresent() || !isOfAChoice(requirement))
                .toList();
    }

    private boolean isOfAChoice(Requirement requirement) {
        return version().definition().choices().stream()
                .anyMatch(
                        choice -> choice.of().contains(requirement.competency().id()));
    }

    /** The level of the scale that was reached in this competency. */
    Optional<Level> achieved(Requirement requirement) {
        return award.levels().stream()
                .filter(achieved ->
                        achieved.competency().equals(requirement.competency().id()))
                .flatMap(achieved -> requirement.competency().scale().levels().stream()
                        .filter(level -> level.id().equals(achieved.level())))
                .findFirst();
    }

    /** The level of the scale that is asked for, by its name or by the threshold. */
    static Optional<Level> required(Requirement requirement) {
        return requirement.competency().scale().reachedBy(requirement.asked());
    }

    /**
     * What all credentials of one version share.
     *
     * @param titlesOnly a community lets no more than titles of its competencies be published
     * @param endorsements of partners, as they stand today
     */
    record Edition(
            MicrocredentialVersion version,
            Institution institution,
            boolean titlesOnly,
            List<Endorsement> endorsements) {}
}
