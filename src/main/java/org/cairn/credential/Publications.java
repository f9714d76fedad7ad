package org.cairn.credential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.credential.CredentialFacts.Edition;
import org.cairn.credential.endorsement.Endorsement;
import org.cairn.credential.endorsement.Endorsements;
import org.cairn.credential.endorsement.Endorser;
import org.cairn.credential.keys.IssuerId;
import org.cairn.credential.keys.Issuers;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.openbadges.OpenBadgeCredential;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.VersionId;
import org.cairn.microcredential.Wording;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What credentials point to: issuers, their keys, achievements, status lists. All of it is for anybody. */
@Service
public class Publications {

    private final Issuers issuers;
    private final Statuses statuses;
    private final CredentialComposer composer;
    private final Wording wording;
    private final Platforms platforms;
    private final Editions editions;
    private final Endorsements endorsements;

    Publications(
            Issuers issuers,
            Statuses statuses,
            CredentialComposer composer,
            Wording wording,
            Platforms platforms,
            Editions editions,
            Endorsements endorsements) {
        this.issuers = issuers;
        this.statuses = statuses;
        this.composer = composer;
        this.wording = wording;
        this.platforms = platforms;
        this.editions = editions;
        this.endorsements = endorsements;
    }

    /**
     * An achievement that may be shown: its version has been published. It says its newest words; credentials keep theirs.
     *
     * @param titlesOnly a community lets no more than titles of its competencies be published
     * @param endorsements of partners, as they stand today
     */
    public record PublicAchievement(
            MicrocredentialVersion version,
            Institution institution,
            boolean titlesOnly,
            List<Endorsement> endorsements) {

        static PublicAchievement of(Edition edition) {
            return new PublicAchievement(
                    edition.version(), edition.institution(), edition.titlesOnly(), edition.endorsements());
        }

        Edition edition() {
            return new Edition(version, institution, titlesOnly, endorsements);
        }
    }

    public Optional<String> didDocument(UUID issuer) {
        return issuers.didDocument(new IssuerId(issuer));
    }

    /** The first institution that signs here answers for the host itself. */
    public Optional<String> didDocument() {
        return platforms.institutions().stream()
                .flatMap(institution -> issuers.didDocument(IssuerId.of(institution.id())).stream())
                .findFirst();
    }

    public Optional<String> key(UUID issuer, String name) {
        return issuers.key(new IssuerId(issuer), name);
    }

    public Optional<String> statusList(UUID id) {
        return statuses.signed(id);
    }

    public Optional<Institution> issuer(InstitutionId id) {
        return platforms.institutions().stream()
                .filter(institution -> institution.id().equals(id))
                .findFirst();
    }

    /**
     * A partner that has endorsed something here.
     *
     * @param endorsed what it endorses today
     */
    public record PublicEndorser(Endorser endorser, Institution institution, List<MicrocredentialVersion> endorsed) {}

    public Optional<PublicEndorser> endorser(UUID id) {
        return endorsements
                .endorser(new IssuerId(id))
                .map(endorser -> new PublicEndorser(
                        endorser,
                        platforms.institution(endorser.issuer().institution()),
                        endorsements.endorsedBy(endorser).stream()
                                .flatMap(version -> achievement(version).stream())
                                .filter(achievement -> achievement.endorsements().stream()
                                        .anyMatch(one -> one.endorser().equals(endorser)))
                                .map(PublicAchievement::version)
                                .toList()));
    }

    public Optional<String> endorsement(UUID endorser, UUID id) {
        return endorsements.document(new IssuerId(endorser), id);
    }

    /** The partner's profile as JSON-LD. */
    public String profile(PublicEndorser partner) {
        return endorsements.profile(partner.endorser());
    }

    /** The issuer's profile as JSON-LD. */
    public String profile(Institution institution) {
        return Json.write(composer.profileDocument(institution));
    }

    public Optional<PublicAchievement> achievement(VersionId id) {
        return wording.version(id)
                .filter(MicrocredentialVersion::isPublished)
                .map(editions::of)
                .map(PublicAchievement::of);
    }

    /** The achievement as JSON-LD, in this language where it has been translated. */
    public String document(PublicAchievement achievement, @Nullable Locale asked) {
        Definition definition = achievement.version().definition();
        Locale locale = Optional.ofNullable(asked)
                .map(wanted -> wanted.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH)
                .filter(definition.title()::isTranslated)
                .orElseGet(() -> Locale.forLanguageTag(definition.language()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", OpenBadgeCredential.CONTEXTS);
        document.putAll(Json.members(composer.achievement(achievement.edition(), locale)));
        return Json.write(document);
    }
}
