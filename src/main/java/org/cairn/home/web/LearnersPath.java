package org.cairn.home.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.Standing;
import org.cairn.award.Award;
import org.cairn.award.Awards;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Microcredentials;
import org.cairn.platform.Platforms;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/** Reads what a learner's path is put together from. */
@Component
class LearnersPath {

    private final CourseMaps courseMaps;
    private final Microcredentials microcredentials;
    private final Attainments attainments;
    private final Awards awards;
    private final Gradebook gradebook;
    private final Platforms platforms;

    LearnersPath(
            CourseMaps courseMaps,
            Microcredentials microcredentials,
            Attainments attainments,
            Awards awards,
            Gradebook gradebook,
            Platforms platforms) {
        this.courseMaps = courseMaps;
        this.microcredentials = microcredentials;
        this.attainments = attainments;
        this.awards = awards;
        this.gradebook = gradebook;
        this.platforms = platforms;
    }

    /** Every micro-credential that can be earned in the visitor's course. */
    List<PathPage> all(Visitor learner) {
        List<CourseMap> maps = courseMaps.published(learner.mustLearn().course());
        Map<LineItemId, ActivityId> activities = maps.isEmpty() ? Map.of() : activities(learner);
        return maps.stream().map(map -> page(learner, map, activities)).toList();
    }

    /** @throws Refusal NOT_FOUND where the visitor's course offers no such micro-credential now */
    PathPage one(Visitor learner, String courseMap) {
        return page(learner, map(learner, courseMap), activities(learner));
    }

    /** @throws Refusal NOT_FOUND where there is no such competency in it */
    WhyPage why(Visitor learner, String courseMap, String competency) {
        CourseMap map = map(learner, courseMap);
        Paths paths = new Paths(definition(map), Map.of(), learner.locale());
        CompetencyStanding standing = attainments.of(map.id(), learner.person()).competencies().stream()
                .filter(candidate -> candidate.competency().toString().equals(competency))
                .findFirst()
                .orElseThrow(LearnersPath::unknown);
        return Why.page(
                map.id().toString(),
                paths.definition().title().in(learner.locale()),
                paths.row(standing),
                paths.competency(standing.competency()),
                standing,
                learner.locale());
    }

    Freshness freshness(Visitor visitor) {
        return Freshness.of(gradebook.collection(visitor.course()));
    }

    private PathPage page(Visitor learner, CourseMap map, Map<LineItemId, ActivityId> activities) {
        Locale locale = learner.locale();
        Standing standing = attainments.of(map.id(), learner.person());
        String issuer = platforms.institution(map.institution()).name().in(locale);
        return new Paths(definition(map), activities, locale).page(standing, issuer, award(learner, map));
    }

    /** The newest award of this version; one that was issued stands before one that was revoked. */
    private Optional<Award> award(Visitor learner, CourseMap map) {
        return awards.of(learner.person()).stream()
                .filter(award -> award.version().equals(map.version()))
                .min(Comparator.comparing(Award::state).thenComparing(Award::awardedAt, Comparator.reverseOrder()));
    }

    private Map<LineItemId, ActivityId> activities(Visitor visitor) {
        return gradebook.evidence(visitor.course()).stream()
                .filter(item -> item.activity() != null && !item.removed())
                .collect(Collectors.toMap(LineItem::id, LineItem::activity));
    }

    private CourseMap map(Visitor learner, String id) {
        return courseMaps.published(learner.mustLearn().course()).stream()
                .filter(map -> map.id().toString().equals(id))
                .findFirst()
                .orElseThrow(LearnersPath::unknown);
    }

    private Definition definition(CourseMap map) {
        return microcredentials
                .version(map.version())
                .orElseThrow(LearnersPath::unknown)
                .definition();
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "home.unknown");
    }
}
