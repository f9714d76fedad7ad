package org.cairn.attainment;

import java.time.Instant;
import java.util.List;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
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

    /**
     * Learners stand otherwise than before, for better or for worse. Published in the transaction of the evaluation that
     * stored it, whether they are still enrolled or not, and before {@link ThresholdsMet}.
     */
    public record Changed(CourseMapId courseMap, VersionId version, CourseId course, List<PersonId> persons) {

        public Changed {
            persons = List.copyOf(persons);
        }

        static Changed of(CourseMap map, List<Evidence> changed) {
            return new Changed(
                    map.id(),
                    map.version(),
                    map.course(),
                    changed.stream().map(Evidence::person).toList());
        }
    }
}
