package org.cairn.home.web;

import java.util.List;
import org.cairn.attainment.LearnersMaps;
import org.cairn.mapping.CourseMap;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Wording;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/** What can be earned in a course now. */
@Component
class Offered {

    private final LearnersMaps maps;
    private final Wording wording;

    Offered(LearnersMaps maps, Wording wording) {
        this.maps = maps;
        this.wording = wording;
    }

    List<CourseMap> to(Visitor learner) {
        return of(learner.mustLearn().course(), learner.person());
    }

    /** By the maps that judge this learner. */
    List<CourseMap> of(CourseId course, PersonId learner) {
        return maps.of(course, learner);
    }

    /** @throws Refusal NOT_FOUND where it does not judge the visitor now */
    CourseMap to(Visitor learner, String courseMap) {
        return to(learner).stream()
                .filter(map -> map.id().toString().equals(courseMap))
                .findFirst()
                .orElseThrow(Offered::unknown);
    }

    /** In the words that are shown now. */
    MicrocredentialVersion version(CourseMap map) {
        return wording.version(map.version()).orElseThrow(Offered::unknown);
    }

    /** As the course asks for it, which may be more than the micro-credential does. */
    Definition definition(CourseMap map) {
        return map.asked(version(map).definition());
    }

    static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "home.unknown");
    }
}
