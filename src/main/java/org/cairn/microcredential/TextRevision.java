package org.cairn.microcredential;

import java.time.Instant;
import java.util.Map;
import org.cairn.shared.Bilingual;
import org.cairn.shared.PersonId;

/**
 * Words of a published version as they are shown now, beside what is frozen.
 *
 * @param texts all that differ from the frozen ones, by their path in {@link Texts}
 */
public record TextRevision(int number, Map<String, Bilingual> texts, String reason, PersonId by, Instant at) {

    public TextRevision {
        texts = Map.copyOf(texts);
    }
}
