package org.cairn.course;

import java.util.Set;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;

/** These are learners of the course now, and were not before: new here, back again, or in another role until now. */
public record LearnersArrived(CourseId course, Set<PersonId> persons) {}
