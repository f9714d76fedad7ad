package org.cairn.course.nrps;

import org.jspecify.annotations.Nullable;

/** A group of a course (Course Groups 1.0). */
public record ContextGroup(@Nullable String id, @Nullable String name) {}
