package org.cairn.moodle.ws;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One learner's grade in one item, as {@code gradereport_user_get_grade_items} reports it, and the item with it: Moodle says
 * both again for each learner. Figures are read as they come and judged later.
 *
 * @param cmid absent for items that belong to no activity
 * @param graderaw null where there is no grade, which is not zero
 */
public record WireGrade(
        long id,
        @Nullable String itemname,
        @Nullable String itemtype,
        @Nullable String itemmodule,
        @Nullable Long cmid,
        @Nullable JsonNode graderaw,
        @Nullable Long gradedatesubmitted,
        @Nullable Long gradedategraded,
        @Nullable Boolean gradehiddenbydate,
        @Nullable Boolean gradeishidden,
        @Nullable JsonNode grademin,
        @Nullable JsonNode grademax) {

    public boolean isHidden() {
        return Boolean.TRUE.equals(gradehiddenbydate) || Boolean.TRUE.equals(gradeishidden);
    }
}
