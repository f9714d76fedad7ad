package org.cairn.competency;

import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A statement taken apart as the Open Competency Toolkit does.
 *
 * @param verb the concrete action
 * @param context what it is done to, and where
 * @param standard what it is held to
 */
public record StatementParts(
        @Nullable Bilingual verb,
        @Nullable Bilingual context,
        @Nullable Bilingual standard) {

    boolean isEmpty() {
        return verb == null && context == null && standard == null;
    }
}
