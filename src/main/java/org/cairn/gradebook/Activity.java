package org.cairn.gradebook;

import java.math.BigDecimal;
import org.cairn.shared.CourseId;

/**
 * Something to do in a course, made in Cairn, placed by deep linking and graded in the platform's gradebook.
 *
 * @param linked the id that links and line items carry: its own, or in a copied course that of the activity it is a copy of
 */
public record Activity(
        ActivityId id,
        ActivityId linked,
        CourseId course,
        String title,
        String instructions,
        BigDecimal scoreMaximum) {}
