package org.cairn.home.web;

import java.util.List;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.Gradebook;
import org.cairn.home.web.TeachPage.Draft;
import org.cairn.home.web.TeachPage.Step;
import org.cairn.mapping.CourseMap;
import org.cairn.shared.CourseId;
import org.springframework.stereotype.Component;

/** What an instructor does before the first micro-credential is in force, and which of it comes next. */
@Component
class FirstSteps {

    private static final String MICROCREDENTIALS = "/teach/microcredentials";

    private final Gradebook gradebook;
    private final Activities activities;

    FirstSteps(Gradebook gradebook, Activities activities) {
        this.gradebook = gradebook;
        this.activities = activities;
    }

    List<Step> of(CourseId course, List<CourseMap> maps, List<Draft> drafts) {
        boolean taken = !drafts.isEmpty();
        boolean placed = !gradebook.evidence(course).isEmpty();
        boolean mapped = maps.stream().anyMatch(map -> !map.mappings().isEmpty());
        String map = drafts.stream()
                .filter(draft -> draft.courseMap() != null)
                .map(draft -> "/teach/maps/" + draft.courseMap())
                .findFirst()
                .orElse(MICROCREDENTIALS);
        return List.of(
                new Step("template", MICROCREDENTIALS, taken, !taken),
                new Step(placing(course, placed), "/teach/activities", placed, taken && !placed),
                new Step("map", map, mapped, taken && placed && !mapped),
                new Step("publish", map, false, taken && placed && mapped));
    }

    /** Made, but not seen in the gradebook: what is left happens in the platform, so that is what the step tells. */
    private String placing(CourseId course, boolean placed) {
        return placed || activities.in(course).isEmpty() ? "activities" : "place";
    }
}
