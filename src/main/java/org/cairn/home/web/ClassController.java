package org.cairn.home.web;

import java.util.Map;
import java.util.UUID;
import org.cairn.attainment.Attainments;
import org.cairn.course.Roster;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an instructor sees of a class beyond its figures: where help is needed, and what its learners see. */
@Controller
@RequestMapping("/l/{launchId}/teach/maps/{map}")
class ClassController {

    private final CourseMaps courseMaps;
    private final Offered offered;
    private final Attainments attainments;
    private final Roster roster;
    private final SampleLearner sample;

    ClassController(
            CourseMaps courseMaps, Offered offered, Attainments attainments, Roster roster, SampleLearner sample) {
        this.courseMaps = courseMaps;
        this.offered = offered;
        this.attainments = attainments;
        this.roster = roster;
        this.sample = sample;
    }

    @GetMapping("/class")
    String show(Visitor visitor, @PathVariable UUID map, Model model) {
        CourseMap found = courseMaps.find(visitor, new CourseMapId(map));
        Paths paths = new Paths(offered.definition(found), Map.of(), visitor.locale());
        ClassInsight insight = new ClassInsight(found, paths, roster.learners(visitor.course()));
        model.addAttribute("page", insight.page(attainments.of(found.id())));
        return "home/class";
    }

    /** What learners see, by the example of one who is made up. Nobody is impersonated. */
    @GetMapping("/sample")
    String sample(
            Visitor visitor,
            @PathVariable UUID map,
            @RequestParam(defaultValue = "MIDWAY") SampleLearner.Stage stage,
            Model model) {
        CourseMap found = courseMaps.find(visitor, new CourseMapId(map));
        model.addAttribute("page", sample.page(visitor, found, stage));
        model.addAttribute("stage", stage);
        model.addAttribute("stages", SampleLearner.Stage.values());
        return "home/sample";
    }
}
