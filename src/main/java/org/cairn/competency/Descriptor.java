package org.cairn.competency;

import org.cairn.shared.Bilingual;

/** A cell of a rubric: what one criterion looks like at one level (CASE: description of a CFRubricCriterionLevel). */
public record Descriptor(int rank, Bilingual text) {}
