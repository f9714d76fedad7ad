package org.cairn.home.web;

import java.util.Map;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.Explanations;
import org.cairn.competency.Competency;
import org.cairn.mapping.CourseMap;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/** Reads why a learner stands where they stand in one competency. */
@Component
class Why {

    private final Offered offered;
    private final Attainments attainments;
    private final Explanations explanations;

    Why(Offered offered, Attainments attainments, Explanations explanations) {
        this.offered = offered;
        this.attainments = attainments;
        this.explanations = explanations;
    }

    /** @throws Refusal NOT_FOUND where the course does not offer it or there is no such competency in it */
    WhyPage page(Visitor learner, String courseMap, String id) {
        CourseMap map = offered.to(learner, courseMap);
        Paths paths = new Paths(offered.definition(map), Map.of(), learner.locale());
        CompetencyStanding standing = attainments.of(map.id(), learner.person()).competencies().stream()
                .filter(candidate -> candidate.competency().toString().equals(id))
                .findFirst()
                .orElseThrow(Offered::unknown);
        Competency competency = paths.competency(standing.competency());
        return new WhyPage(
                courseMap,
                paths.definition().title().in(learner.locale()),
                paths.row(standing),
                competency.statement().in(learner.locale()),
                explanations.of(standing.trace(), competency, learner.locale()),
                explanations.sum(standing.trace(), learner.locale()));
    }
}
