package org.cairn.home.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.Standing;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.CourseMap;
import org.cairn.platform.Platforms;
import org.cairn.shared.PersonId;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/** Reads what a learner's path is put together from. */
@Component
class LearnersPath {

    private final Offered offered;
    private final Attainments attainments;
    private final Earned earned;
    private final Gradebook gradebook;
    private final Platforms platforms;

    LearnersPath(Offered offered, Attainments attainments, Earned earned, Gradebook gradebook, Platforms platforms) {
        this.offered = offered;
        this.attainments = attainments;
        this.earned = earned;
        this.gradebook = gradebook;
        this.platforms = platforms;
    }

    /** Every micro-credential that can be earned in the visitor's course. */
    List<PathPage> all(Visitor learner) {
        return pages(learner, offered.to(learner), learner.person());
    }

    /** The same of somebody else in the visitor's course. */
    List<PathPage> of(Visitor visitor, PersonId learner) {
        return pages(visitor, offered.of(visitor.course(), learner), learner);
    }

    private List<PathPage> pages(Visitor reader, List<CourseMap> maps, PersonId learner) {
        Map<LineItemId, ActivityId> activities = maps.isEmpty() ? Map.of() : activities(reader);
        return maps.stream().map(map -> page(reader, map, learner, activities)).toList();
    }

    /** @throws Refusal NOT_FOUND where the visitor's course offers no such micro-credential now */
    PathPage one(Visitor learner, String courseMap) {
        return page(learner, offered.to(learner, courseMap), learner.person(), activities(learner));
    }

    private PathPage page(Visitor reader, CourseMap map, PersonId learner, Map<LineItemId, ActivityId> activities) {
        Standing standing = attainments.of(map.id(), learner);
        String issuer = platforms.institution(map.institution()).name().in(reader.locale());
        Paths paths = new Paths(offered.definition(map), activities, reader.locale());
        return paths.page(standing, issuer, earned.by(learner, map, paths));
    }

    private Map<LineItemId, ActivityId> activities(Visitor visitor) {
        return gradebook.evidence(visitor.course()).stream()
                .filter(item -> item.activity() != null && !item.removed())
                .collect(Collectors.toMap(LineItem::id, LineItem::activity));
    }
}
