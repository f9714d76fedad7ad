package org.cairn.attainment;

import java.time.Instant;
import java.util.List;
import org.cairn.mapping.CourseMapId;
import org.cairn.shared.PersonId;

/**
 * Where one learner stands in one course map.
 *
 * @param competencies in the order of the micro-credential's requirements
 * @param met whether every required competency is met
 */
public record Standing(
        CourseMapId courseMap,
        PersonId person,
        List<CompetencyStanding> competencies,
        boolean met,
        Instant evaluatedAt) {

    public Standing {
        competencies = List.copyOf(competencies);
    }

    /** How many competencies are met. */
    public int metCount() {
        return (int) competencies.stream().filter(CompetencyStanding::isMet).count();
    }
}
