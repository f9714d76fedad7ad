package org.cairn.course;

import org.cairn.shared.CourseId;

/** A course turned out to be a copy of one that the same platform has launched us from. */
public record CourseCopied(CourseId course, CourseId origin) {}
