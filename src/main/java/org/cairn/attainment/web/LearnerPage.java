package org.cairn.attainment.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.attainment.CompetencyStanding.Status;
import org.jspecify.annotations.Nullable;

/**
 * Where one learner stands, and what people have decided.
 *
 * @param map that judges the learner
 * @param began with an earlier map than the one in force, or null
 * @param pending whether a decision is about to be judged
 */
record LearnerPage(
        UUID map,
        UUID person,
        String title,
        @Nullable String name,
        String subject,
        boolean pending,
        @Nullable Began began,
        List<Part> competencies) {

    record Began(int map, int version) {}

    /**
     * @param levels that can be granted
     * @param evidence the activities that the competency looks at
     */
    record Part(
            UUID id,
            String title,
            Status state,
            @Nullable BigDecimal share,
            BigDecimal threshold,
            int assessed,
            int activities,
            boolean signOff,
            boolean outdated,
            List<String> sentences,
            List<Option> levels,
            List<Option> evidence,
            List<Past> past) {}

    record Option(UUID id, String label) {}

    /**
     * @param kind what was decided, or RECOGNISED
     * @param activity that it is about, or null where it is about the verdict
     * @param by the name of who decided, or null where the platform withholds it
     */
    record Past(
            String kind,
            @Nullable String activity,
            String reason,
            @Nullable String by,
            Instant at,
            boolean holds) {}
}
