package org.cairn.microcredential;

import java.time.Instant;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * One version of a micro-credential. Once published it never changes.
 *
 * @param hash SHA-256 of the definition as stored, in hexadecimal; null in a draft
 */
public record MicrocredentialVersion(
        VersionId id,
        MicrocredentialId microcredential,
        InstitutionId institution,
        int number,
        State state,
        Definition definition,
        @Nullable String hash,
        @Nullable Instant publishedAt) {

    /** Whether it has ever been published, so that it may have been earned. Until then only colleagues see it. */
    public boolean isPublished() {
        return state == State.PUBLISHED || state == State.RETIRED;
    }

    /** The same version, saying this: for a reader, never for the engine. */
    MicrocredentialVersion saying(Definition words) {
        return new MicrocredentialVersion(id, microcredential, institution, number, state, words, hash, publishedAt);
    }

    /** Where the version is on its way from idea to archive. */
    public enum State {
        DRAFT,
        IN_REVIEW,
        APPROVED,
        PUBLISHED,
        RETIRED
    }
}
