package org.cairn.connection;

import org.cairn.platform.Registration;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at.
 *
 * @param course where services are tried; absent where no course has launched yet
 * @param withLearner whether a score may be written for a learner of the course, and deleted
 */
public record Connection(
        Registration registration, @Nullable CourseId course, boolean withLearner) {}
