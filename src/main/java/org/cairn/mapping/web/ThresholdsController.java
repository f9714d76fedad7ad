package org.cairn.mapping.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Raised;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Wording;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Asks more in this course than the micro-credential does. */
@Controller
@RequestMapping("/l/{launchId}/teach/maps/{map}/thresholds")
class ThresholdsController {

    private static final String THRESHOLDS = "mapping/thresholds";

    private final CourseMaps courseMaps;
    private final Wording wording;

    ThresholdsController(CourseMaps courseMaps, Wording wording) {
        this.courseMaps = courseMaps;
        this.wording = wording;
    }

    /** @param rows in the order of the definition */
    record ThresholdsPage(UUID map, String title, List<Row> rows) {

        /** @param asked what the definition asks for */
        record Row(String title, BigDecimal asked) {}
    }

    @GetMapping
    ModelAndView show(Visitor visitor, @PathVariable UUID map) {
        CourseMap draft = draft(visitor, map);
        return new ModelAndView(THRESHOLDS, "page", page(visitor, draft))
                .addObject("form", ThresholdsForm.of(draft, definition(visitor, draft)));
    }

    @PostMapping
    ModelAndView save(
            Visitor visitor,
            @PathVariable UUID map,
            @ModelAttribute("form") ThresholdsForm form,
            BindingResult errors) {
        CourseMap draft = draft(visitor, map);
        Optional<List<Raised>> raised = form.read(definition(visitor, draft), errors);
        if (raised.isEmpty()) {
            return new ModelAndView(THRESHOLDS, Map.of("page", page(visitor, draft)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        courseMaps.raise(visitor, draft.id(), raised.get());
        return new ModelAndView("redirect:" + CourseMapController.address(visitor, draft.id()));
    }

    private CourseMap draft(Visitor visitor, UUID map) {
        CourseMap found = courseMaps.find(visitor, new CourseMapId(map));
        if (found.state() != CourseMap.State.DRAFT) {
            throw new Refusal(Problem.CONFLICT, "mapping.published");
        }
        return found;
    }

    private Definition definition(Visitor visitor, CourseMap map) {
        return wording.version(visitor, map.version()).definition();
    }

    private ThresholdsPage page(Visitor visitor, CourseMap map) {
        Definition definition = definition(visitor, map);
        return new ThresholdsPage(
                map.id().value(),
                definition.title().in(visitor.locale()),
                definition.requirements().stream()
                        .map(asked -> new ThresholdsPage.Row(
                                asked.competency().title().in(visitor.locale()), asked.asked()))
                        .toList());
    }
}
