package org.cairn.moodle.ws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A section of a course, as {@code core_course_get_contents} lists it. */
public record WireSection(@Nullable List<WireModule> modules) {}
