package org.cairn.home.web;

import java.util.List;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Wording;
import org.cairn.shared.CourseId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/** What can be earned in a course now. */
@Component
class Offered {

    private final CourseMaps courseMaps;
    private final Wording wording;

    Offered(CourseMaps courseMaps, Wording wording) {
        this.courseMaps = courseMaps;
        this.wording = wording;
    }

    List<CourseMap> to(Visitor learner) {
        return in(learner.mustLearn().course());
    }

    List<CourseMap> in(CourseId course) {
        return courseMaps.published(course);
    }

    /** @throws Refusal NOT_FOUND where the visitor's course does not offer it now */
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
