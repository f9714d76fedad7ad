package org.cairn.home.web;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One learner as somebody sees who may: the instructor who reviews a submission, or the learner's mentor.
 *
 * @param name absent where the platform withholds it
 */
record LearnerPage(@Nullable String name, List<PathPage> paths, List<Row> results) {

    /** @param score absent while it is not graded */
    record Row(String activity, @Nullable BigDecimal score, BigDecimal maximum) {}

    /** A learner in a list. */
    record Link(String person, @Nullable String name) {}
}
