package org.cairn.credential;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.badge.BadgeFace;
import org.cairn.badge.Palette;
import org.cairn.badge.Picture;
import org.cairn.badge.Raster;
import org.cairn.credential.keys.Issuers;
import org.cairn.credential.openbadges.BakedPng;
import org.cairn.credential.openbadges.BakedSvg;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.openbadges.OpenBadgeCredential;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Gate;
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

    /** As large as LinkedIn and others show a picture at most. */
    private static final int PIXELS = 800;

    private final Issuers issuers;
    private final Statuses statuses;
    private final CredentialComposer composer;
    private final Wording wording;
    private final Platforms platforms;
    private final Gate gate;

    Publications(
            Issuers issuers,
            Statuses statuses,
            CredentialComposer composer,
            Wording wording,
            Platforms platforms,
            Gate gate) {
        this.issuers = issuers;
        this.statuses = statuses;
        this.composer = composer;
        this.wording = wording;
        this.platforms = platforms;
        this.gate = gate;
    }

    /**
     * An achievement that may be shown: its version has been published. It says its newest words; credentials keep theirs.
     *
     * @param titlesOnly a community lets no more than titles of its competencies be published
     */
    public record PublicAchievement(MicrocredentialVersion version, Institution institution, boolean titlesOnly) {}

    public Optional<String> didDocument(InstitutionId institution) {
        return issuers.didDocument(institution);
    }

    /** The first institution that signs here answers for the host itself. */
    public Optional<String> didDocument() {
        return platforms.institutions().stream()
                .flatMap(institution -> issuers.didDocument(institution.id()).stream())
                .findFirst();
    }

    public Optional<String> key(InstitutionId institution, String name) {
        return issuers.key(institution, name);
    }

    public Optional<String> statusList(UUID id) {
        return statuses.signed(id);
    }

    public Optional<Institution> issuer(InstitutionId id) {
        return platforms.institutions().stream()
                .filter(institution -> institution.id().equals(id))
                .findFirst();
    }

    /** The issuer's profile as JSON-LD. */
    public String profile(Institution institution) {
        return Json.write(composer.profileDocument(institution));
    }

    public Optional<PublicAchievement> achievement(VersionId id) {
        return wording.version(id)
                .filter(MicrocredentialVersion::isPublished)
                .map(version -> new PublicAchievement(
                        version, platforms.institution(version.institution()), gate.titlesOnly(version)));
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
        document.putAll(Json.members(composer.achievement(
                achievement.version(), achievement.institution(), achievement.titlesOnly(), locale)));
        return Json.write(document);
    }

    /** The badge that everybody earns alike: no level on it. */
    public String badge(PublicAchievement achievement, String description, boolean small) {
        BadgeFace face = face(achievement.version(), achievement.institution(), 0, description);
        return small ? face.small() : face.full();
    }

    /** The badge of one credential, its level on the top stone. */
    public String badge(IssuedCredential credential, String description, boolean small) {
        BadgeFace face = face(credential, description);
        return small ? face.small() : face.full();
    }

    /** The same picture with the credential inside (Open Badges 3.0, 5.3.2). */
    public String bakedBadge(IssuedCredential credential, String description) {
        return BakedSvg.bake(
                badge(credential, description, false), credential.document().jwt());
    }

    /** As an image file, which every program shows; the credential is inside (Open Badges 3.0, 5.3.1). */
    public byte[] bakedImage(IssuedCredential credential, String description) {
        return BakedPng.bake(
                image(credential, description), credential.document().jwt());
    }

    /** The same without the credential. */
    public byte[] image(IssuedCredential credential, String description) {
        return Raster.png(Picture.of(face(credential, description)), PIXELS);
    }

    /** What a page to print is drawn from. */
    public Picture picture(IssuedCredential credential) {
        return Picture.of(face(credential, ""));
    }

    private BadgeFace face(IssuedCredential credential, String description) {
        int bands = credential.standing().map(Standing::bands).orElse(0);
        return face(credential.version(), credential.institution(), bands, description);
    }

    private BadgeFace face(MicrocredentialVersion version, Institution institution, int bands, String description) {
        Locale locale = Locale.forLanguageTag(version.definition().language());
        return new BadgeFace(
                version.id().toString(),
                version.definition().requirements().size(),
                Palette.of(version.microcredential().value()),
                bands,
                version.definition().title().in(locale),
                composer.issuerOnBadge(institution, locale),
                description);
    }
}
