package org.cairn.attainment.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.cairn.attainment.CompetencyStanding.Status;
import org.jspecify.annotations.Nullable;

/**
 * Why one learner would stand so.
 *
 * @param here whether the learner is in the course of the map
 */
record TriedPage(
        UUID map,
        UUID person,
        boolean here,
        String query,
        @Nullable String name,
        String subject,
        List<Part> competencies) {

    /** One competency; {@code sum} is empty where there is none to show. */
    record Part(
            String title,
            Status state,
            @Nullable BigDecimal share,
            BigDecimal threshold,
            int assessed,
            int activities,
            String sum,
            List<String> sentences) {}
}
