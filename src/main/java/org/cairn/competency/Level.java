package org.cairn.competency;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A level of a proficiency scale (CASE: CFRubricCriterionLevel).
 *
 * @param rank 1 is the lowest
 * @param lowerCut the share, 0 to 1, from which the level is reached
 */
public record Level(
        UUID id, int rank, Bilingual label, @Nullable Bilingual description, BigDecimal lowerCut) {

    /** The same level of the same competency has the same id in every version. */
    public static UUID idOf(CompetencyId competency, int rank) {
        return UUID.nameUUIDFromBytes((competency + "/level/" + rank).getBytes(StandardCharsets.UTF_8));
    }
}
