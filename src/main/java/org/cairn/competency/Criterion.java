package org.cairn.competency;

import org.cairn.shared.Bilingual;

/**
 * A performance criterion: an observable behaviour (CASE: CFRubricCriterion).
 *
 * @param critical must be met on its own, whatever the rest of the competency reaches
 */
public record Criterion(CriterionId id, Bilingual text, boolean critical) {}
