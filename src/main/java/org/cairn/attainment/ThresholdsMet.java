package org.cairn.attainment;

import org.cairn.mapping.CourseMapId;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;

/**
 * A learner has met every required competency. Published in the transaction of the evaluation, for active enrolments
 * alone; it may be published again for the same learner.
 */
public record ThresholdsMet(CourseMapId courseMap, VersionId version, CourseId course, PersonId person) {}
