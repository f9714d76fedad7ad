package org.cairn.attainment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.gradebook.Alike;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/** Where else a course map can be tried: other courses with a map of the same micro-credential that one teaches. */
@Component
class Sections {

    private final CourseMaps courseMaps;
    private final Microcredentials microcredentials;
    private final Gradebook gradebook;
    private final Roster roster;
    private final RulingTable rulings;

    Sections(
            CourseMaps courseMaps,
            Microcredentials microcredentials,
            Gradebook gradebook,
            Roster roster,
            RulingTable rulings) {
        this.courseMaps = courseMaps;
        this.microcredentials = microcredentials;
        this.gradebook = gradebook;
        this.roster = roster;
        this.rulings = rulings;
    }

    /** @throws Refusal NOT_FOUND where the map or the section is not the instructor's */
    CourseMap map(Visitor instructor, Trial trial) {
        CourseMap map = courseMaps.find(instructor, trial.courseMap());
        if (trial.elsewhere()
                .filter(other -> !others(instructor, map).contains(other))
                .isPresent()) {
            throw new Refusal(Problem.NOT_FOUND, "attainment.unknown-section");
        }
        return map;
    }

    /** The other sections in which the visitor is an instructor, by the platform's own word. */
    List<CourseId> others(Visitor instructor, CourseMap map) {
        return microcredentials.version(map.version()).stream()
                .flatMap(version -> courseMaps.courses(version.microcredential()).stream())
                .filter(course -> !course.equals(map.course()))
                .filter(course -> roster.enrolment(course, instructor.person())
                        .filter(Enrolment::active)
                        .filter(enrolment -> enrolment.roles().contains(Role.INSTRUCTOR))
                        .isPresent())
                .toList();
    }

    Optional<CourseMap> inForce(CourseId section, MicrocredentialId microcredential) {
        return courseMaps.published(section).stream()
                .filter(map -> microcredentials
                        .version(map.version())
                        .filter(version -> version.microcredential().equals(microcredential))
                        .isPresent())
                .findFirst();
    }

    /** What people have decided in the section. */
    Map<PersonId, List<Ruling>> rulings(CourseId section) {
        return rulings.of(section);
    }

    /** The map's mappings with the activities of the section; what was not surely found there is left out. */
    List<Mapping> mappings(CourseMap map, CourseId section) {
        if (section.equals(map.course())) {
            return map.mappings();
        }
        Map<LineItemId, LineItemId> there = gradebook.alike(map.course(), section).stream()
                .filter(alike -> alike.here().isPresent())
                .collect(Collectors.toMap(Alike::origin, alike -> alike.here().orElseThrow()));
        return map.mappings().stream()
                .filter(mapping -> there.containsKey(mapping.lineItem()))
                .map(mapping -> mapping.of(there.get(mapping.lineItem())))
                .toList();
    }
}
