package org.cairn.badge;

import org.jspecify.annotations.Nullable;

/**
 * How a face is drawn.
 *
 * @param line what stands on the badge
 * @param level its word, beside the issuer, or null for none
 * @param emblem in the sky, beside the stones
 */
public record Look(
        Palette palette,
        String line,
        @Nullable String level,
        @Nullable Emblem emblem) {

    /** Without an emblem. */
    public Look(Palette palette, String line, @Nullable String level) {
        this(palette, line, level, null);
    }
}
