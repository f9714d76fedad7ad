package org.cairn.faults;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What stands in the columns of the teachers. */
interface Marks {

    /** Everybody is good at everything. */
    Marks GOOD = (course, column, learner) -> BigDecimal.valueOf(Lms.GOOD);

    /** Nothing where it is not graded yet. */
    @Nullable
    BigDecimal of(int course, String column, int learner);
}
