package org.cairn.assessment;

import org.cairn.competency.CriterionId;
import org.jspecify.annotations.Nullable;

/**
 * What an assessor says of one criterion.
 *
 * @param rank of the level; null in a draft where nobody has chosen one yet
 */
public record Judgement(CriterionId criterion, @Nullable Integer rank, String remark) {}
