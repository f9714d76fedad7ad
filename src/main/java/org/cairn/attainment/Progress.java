package org.cairn.attainment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.cairn.gradebook.Gradebook;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;

/** How many of the course's competencies a learner has met, as reported to the platform's gradebook. */
@Component
class Progress {

    private static final int DECIMALS = 10;

    private final Standings standings;
    private final CourseMaps courseMaps;
    private final Microcredentials microcredentials;
    private final Gradebook gradebook;

    Progress(Standings standings, CourseMaps courseMaps, Microcredentials microcredentials, Gradebook gradebook) {
        this.standings = standings;
        this.courseMaps = courseMaps;
        this.microcredentials = microcredentials;
        this.gradebook = gradebook;
    }

    /** Reports what the change has made of the progress. Nobody is reported with nothing before anything is met. */
    void reporting(CourseId course, PersonId person, Runnable change) {
        List<CourseMap> inForce = courseMaps.published(course);
        List<CourseMapId> ids = inForce.stream().map(CourseMap::id).toList();
        int before = standings.met(ids, person);
        change.run();
        int after = standings.met(ids, person);
        if (after != before) {
            gradebook.reportProgress(course, person, share(after, competencies(inForce)));
        }
    }

    private int competencies(List<CourseMap> inForce) {
        return inForce.stream()
                .flatMap(map -> microcredentials.version(map.version()).stream())
                .mapToInt(version -> version.definition().asked())
                .sum();
    }

    private static BigDecimal share(int met, int of) {
        return BigDecimal.valueOf(Math.min(met, of)).divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.DOWN);
    }
}
