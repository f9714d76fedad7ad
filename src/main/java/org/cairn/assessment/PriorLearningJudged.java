package org.cairn.assessment;

import org.cairn.competency.CompetencyId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;

/**
 * Somebody's prior learning in a competency was judged.
 *
 * @param by the assessor
 * @param recognised whether every criterion of the competency was
 * @param reason the assessor's words, as long as a decision's reason must be
 */
public record PriorLearningJudged(
        CourseId course, PersonId person, CompetencyId competency, PersonId by, boolean recognised, String reason) {}
