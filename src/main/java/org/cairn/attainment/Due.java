package org.cairn.attainment;

import java.util.UUID;
import org.cairn.mapping.CourseMapId;
import org.cairn.shared.PersonId;

/**
 * A learner to be evaluated in a course map.
 *
 * @param mark of the last cause
 * @param attempts that failed
 */
record Due(CourseMapId courseMap, PersonId person, UUID mark, int attempts) {}
