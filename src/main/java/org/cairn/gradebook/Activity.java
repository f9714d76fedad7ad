package org.cairn.gradebook;

import java.math.BigDecimal;
import java.util.Optional;
import org.cairn.shared.CourseId;

/**
 * Something to do in a course, made in Cairn, placed by deep linking and graded in the platform's gradebook.
 *
 * @param linked the id that links and line items carry: its own, or in a copied course that of the activity it is a copy of
 */
public record Activity(
        ActivityId id, ActivityId linked, CourseId course, String title, String instructions, BigDecimal scoreMaximum) {

    /** Who asks for more in an activity than that it is graded in the LMS. The modules above implement it. */
    public interface Asker {

        /** The page on which it is asked for, below the launched page; empty where nothing is. */
        Optional<String> page(Activity activity);
    }
}
