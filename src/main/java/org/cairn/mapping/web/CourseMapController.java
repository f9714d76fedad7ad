package org.cairn.mapping.web;

import java.util.List;
import java.util.UUID;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Publication;
import org.cairn.mapping.StillJudging;
import org.cairn.mapping.StillJudging.Earlier;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The matrix of a course map, and publishing it. */
@Controller
@RequestMapping("/l/{launchId}/teach/maps")
class CourseMapController {

    private final CourseMaps courseMaps;
    private final Publication publication;
    private final CourseMapView view;
    private final BeforePublishing before;
    private final StillJudging stillJudging;

    CourseMapController(
            CourseMaps courseMaps,
            Publication publication,
            CourseMapView view,
            BeforePublishing before,
            StillJudging stillJudging) {
        this.courseMaps = courseMaps;
        this.publication = publication;
        this.view = view;
        this.before = before;
        this.stillJudging = stillJudging;
    }

    @PostMapping
    String open(Visitor visitor, @RequestParam UUID version) {
        return "redirect:"
                + address(
                        visitor,
                        courseMaps.open(visitor, new VersionId(version)).id());
    }

    @GetMapping("/{map}")
    String show(Visitor visitor, @PathVariable UUID map, Model model) {
        CourseMap found = courseMaps.find(visitor, new CourseMapId(map));
        model.addAttribute("page", view.page(visitor, found));
        model.addAttribute(
                "earlier",
                found.state() == CourseMap.State.PUBLISHED ? stillJudging.besides(found) : List.<Earlier>of());
        return "mapping/map";
    }

    @PostMapping("/{map}/revise")
    String revise(Visitor visitor, @PathVariable UUID map) {
        return "redirect:"
                + address(
                        visitor,
                        courseMaps.revise(visitor, new CourseMapId(map)).id());
    }

    @GetMapping("/{map}/publish")
    ModelAndView confirm(Visitor visitor, @PathVariable UUID map) {
        CourseMap found = courseMaps.find(visitor, new CourseMapId(map));
        if (found.state() != CourseMap.State.DRAFT) {
            return new ModelAndView("redirect:" + address(visitor, found.id()));
        }
        return confirm(visitor, found, HttpStatus.OK);
    }

    @PostMapping("/{map}/publish")
    ModelAndView publish(Visitor visitor, @PathVariable UUID map) {
        CourseMap found = courseMaps.find(visitor, new CourseMapId(map));
        if (found.state() == CourseMap.State.DRAFT
                && (!view.page(visitor, found).canBePublished()
                        || before.look(visitor, found).stops())) {
            return confirm(visitor, found, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        publication.publish(visitor, found.id());
        return new ModelAndView("redirect:" + address(visitor, found.id()));
    }

    private ModelAndView confirm(Visitor visitor, CourseMap draft, HttpStatus status) {
        return new ModelAndView("mapping/publish", status)
                .addObject("page", view.page(visitor, draft))
                .addObject("hindrance", before.look(visitor, draft));
    }

    static String address(Visitor visitor, CourseMapId map) {
        return "/l/" + visitor.launch() + "/teach/maps/" + map;
    }
}
