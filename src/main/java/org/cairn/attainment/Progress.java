package org.cairn.attainment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
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

    /** Reports what the change has made of their progress. Nobody is reported with nothing before anything is met. */
    void reporting(CourseId course, List<PersonId> persons, Runnable change) {
        Map<PersonId, BigDecimal> before = shares(course, persons);
        change.run();
        Map<PersonId, BigDecimal> after = shares(course, persons);
        for (PersonId person : persons) {
            if (after.get(person).compareTo(before.get(person)) != 0) {
                scores.reportProgress(course, person, after.get(person));
            }
        }
    }

    /** Of each, in the maps that judge them. */
    private Map<PersonId, BigDecimal> shares(CourseId course, List<PersonId> persons) {
        Map<PersonId, List<CourseMap>> judging = maps.of(course, persons);
        Set<CourseMapId> used = judging.values().stream()
                .flatMap(List::stream)
                .map(CourseMap::id)
                .collect(Collectors.toSet());
        Map<PersonId, Map<CourseMapId, Integer>> met = standings.met(used, persons);
        return persons.stream()
                .collect(Collectors.toMap(
                        Function.identity(), person -> share(judging.get(person), met.getOrDefault(person, Map.of()))));
    }

    private BigDecimal share(List<CourseMap> judging, Map<CourseMapId, Integer> metIn) {
        int met = judging.stream()
                .mapToInt(map -> metIn.getOrDefault(map.id(), 0))
                .sum();
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
