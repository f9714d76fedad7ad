package org.cairn.credential;

import java.util.Locale;
import java.util.Optional;
import org.cairn.badge.BadgeFace;
import org.cairn.badge.Design;
import org.cairn.badge.Designs;
import org.cairn.badge.Picture;
import org.cairn.badge.Raster;
import org.cairn.credential.Publications.PublicAchievement;
import org.cairn.credential.openbadges.BakedPng;
import org.cairn.credential.openbadges.BakedSvg;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.platform.Institution;
import org.springframework.stereotype.Service;

/** The badge of what can be earned, and of each credential: as it was designed, in every form in which it is seen. */
@Service
public class Faces {

    /** As large as LinkedIn and others show a picture at most. */
    private static final int PIXELS = 800;

    private final Designs designs;
    private final CredentialComposer composer;

    Faces(Designs designs, CredentialComposer composer) {
        this.designs = designs;
        this.composer = composer;
    }

    /** The badge that everybody earns alike, as it is designed now: no level on it. */
    public String badge(PublicAchievement achievement, String description) {
        MicrocredentialVersion version = achievement.version();
        Design design = designs.of(version.microcredential());
        return face(design, version, achievement.institution(), Optional.empty(), description)
                .full();
    }

    /** The badge of one credential, its level on the top stone, as it was designed when it was awarded. */
    public String badge(IssuedCredential credential, String description) {
        return face(credential, description).full();
    }

    /** The same picture with the credential inside (Open Badges 3.0, 5.3.2). */
    public String bakedBadge(IssuedCredential credential, String description) {
        return BakedSvg.bake(
                badge(credential, description), credential.document().jwt());
    }

    /** As an image file, which every program shows; the credential is inside (Open Badges 3.0, 5.3.1). */
    public byte[] bakedImage(IssuedCredential credential, String description) {
        return BakedPng.bake(
                Raster.png(Picture.of(face(credential, description)), PIXELS),
                credential.document().jwt());
    }

    /** What a page to print is drawn from. */
    public Picture picture(IssuedCredential credential) {
        return Picture.of(face(credential, ""));
    }

    private BadgeFace face(IssuedCredential credential, String description) {
        Design design = designs.at(credential.version().microcredential(), credential.awardedAt());
        return face(design, credential.version(), credential.institution(), credential.standing(), description);
    }

    private BadgeFace face(
            Design design,
            MicrocredentialVersion version,
            Institution institution,
            Optional<Standing> standing,
            String description) {
        Locale locale = Locale.forLanguageTag(version.definition().language());
        return design.face(
                version,
                composer.issuerOnBadge(institution, locale),
                standing.map(reached -> new Design.Reached(
                        reached.bands(), reached.level().label().in(locale))),
                description);
    }
}
