package org.cairn.mapping;

import org.cairn.shared.CourseId;

/** A course map is in force from now on. */
public record CourseMapPublished(CourseMapId courseMap, CourseId course) {}
