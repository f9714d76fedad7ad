package org.cairn.attainment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.cairn.mapping.CourseMap;
import org.cairn.microcredential.Microcredentials;
import org.cairn.score.Scores;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;

/** How many of the course's competencies a learner has met, as reported to the platform's gradebook. */
@Component
class Progress {

    private static final int DECIMALS = 10;

    private final Standings standings;
    private final LearnersMaps maps;
    private final Microcredentials microcredentials;
    private final Scores scores;

    Progress(Standings standings, LearnersMaps maps, Microcredentials microcredentials, Scores scores) {
        this.standings = standings;
        this.maps = maps;
        this.microcredentials = microcredentials;
        this.scores = scores;
    }

    /** Reports what the change has made of the progress. Nobody is reported with nothing before anything is met. */
    void reporting(CourseId course, PersonId person, Runnable change) {
        BigDecimal before = share(course, person);
        change.run();
        BigDecimal after = share(course, person);
        if (after.compareTo(before) != 0) {
            scores.reportProgress(course, person, after);
        }
    }

    /** In the maps that judge the learner. */
    private BigDecimal share(CourseId course, PersonId person) {
        List<CourseMap> judging = maps.of(course, person);
        int met = standings.met(judging.stream().map(CourseMap::id).toList(), person);
        return met == 0 ? BigDecimal.ZERO : share(met, competencies(judging));
    }

    private int competencies(List<CourseMap> judging) {
        return judging.stream()
                .flatMap(map -> microcredentials.version(map.version()).stream())
                .mapToInt(version -> version.definition().asked())
                .sum();
    }

    private static BigDecimal share(int met, int of) {
        return BigDecimal.valueOf(Math.min(met, of)).divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.DOWN);
    }
}
