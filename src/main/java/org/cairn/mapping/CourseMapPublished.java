package org.cairn.mapping;

import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;

/**
 * A course map is in force from now on. Published in the transaction that makes it so.
 *
 * @param superseded what was in force of the same micro-credential, or null for the first
 */
public record CourseMapPublished(
        CourseMapId courseMap, CourseId course, @Nullable CourseMapId superseded) {}
