package org.cairn.assessment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.springframework.stereotype.Component;

/** The competencies of the micro-credentials that a course has a map of: what counts here, with the criteria that are mapped. */
@Component
class CourseCompetencies {

    private final CourseMaps maps;
    private final Microcredentials microcredentials;

    CourseCompetencies(CourseMaps maps, Microcredentials microcredentials) {
        this.maps = maps;
        this.microcredentials = microcredentials;
    }

    /** Of drafts too: a task can be made before the map is published. */
    List<Competency> all(CourseId course) {
        return of(maps.all(course));
    }

    /** What can be earned here now. */
    List<Competency> offered(CourseId course) {
        return of(maps.published(course));
    }

    Optional<Competency> offered(CourseId course, CompetencyId id) {
        return offered(course).stream()
                .filter(competency -> competency.id().equals(id))
                .findFirst();
    }

    private List<Competency> of(List<CourseMap> some) {
        Map<CompetencyId, Competency> found = new LinkedHashMap<>();
        some.stream()
                .map(map -> microcredentials.version(map.version()))
                .flatMap(Optional::stream)
                .map(MicrocredentialVersion::definition)
                .flatMap(definition -> definition.competencies().stream())
                .forEach(competency -> found.putIfAbsent(competency.id(), competency));
        return List.copyOf(found.values());
    }
}
