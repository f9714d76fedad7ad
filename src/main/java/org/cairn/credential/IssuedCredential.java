package org.cairn.credential;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cairn.competency.Competency;
import org.cairn.competency.Level;
import org.cairn.credential.disclosure.Disclosure;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.platform.Institution;
import org.jspecify.annotations.Nullable;

/**
 * A signed credential with what its page tells.
 *
 * @param address where it is, once published
 * @param titlesOnly a community lets no more than titles of its competencies be published
 * @param printedName what the owner wants to be called; not part of what is signed
 * @param suspendedAt null also of one that is revoked
 * @param disclosed what is signed into it because its owner wishes so
 */
public record IssuedCredential(
        CredentialId id,
        URI address,
        MicrocredentialVersion version,
        Institution institution,
        List<Shown> shown,
        boolean titlesOnly,
        Instant awardedAt,
        Optional<Instant> validUntil,
        boolean published,
        @Nullable String printedName,
        @Nullable Instant revokedAt,
        @Nullable Instant suspendedAt,
        Disclosure disclosed,
        SignedDocument document) {

    public IssuedCredential {
        shown = List.copyOf(shown);
    }

    /** A competency and how well it was shown. */
    public record Shown(Competency competency, Optional<Level> level) {}

    /** The level of the whole: the lowest of those reached. */
    public Optional<Standing> standing() {
        return Standing.of(shown, version.definition());
    }
}
