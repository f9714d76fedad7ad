package org.cairn.competency;

import java.math.BigDecimal;
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
        UUID id, int rank, Bilingual label, @Nullable Bilingual description, BigDecimal lowerCut) {}
