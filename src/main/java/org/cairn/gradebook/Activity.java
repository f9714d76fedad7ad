package org.cairn.gradebook;

import java.math.BigDecimal;
import org.cairn.shared.CourseId;

/** Something to do in a course, made in Cairn, placed by deep linking and graded in the platform's gradebook. */
public record Activity(ActivityId id, CourseId course, String title, String instructions, BigDecimal scoreMaximum) {}
