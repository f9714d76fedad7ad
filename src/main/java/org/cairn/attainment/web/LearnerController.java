package org.cairn.attainment.web;

import java.util.Map;
import java.util.UUID;
import org.cairn.attainment.Rulings;
import org.cairn.competency.CompetencyId;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.CourseMapId;
import org.cairn.shared.PersonId;
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

/** One learner's standing as an instructor sees it, and deciding otherwise. */
@Controller
@RequestMapping("/l/{launchId}/teach/maps/{map}/learners/{person}")
class LearnerController {

    private static final String LEARNER = "attainment/learner";

    private final LearnerView view;
    private final Rulings rulings;

    LearnerController(LearnerView view, Rulings rulings) {
        this.view = view;
        this.rulings = rulings;
    }

    @GetMapping
    ModelAndView show(Visitor visitor, @PathVariable UUID map, @PathVariable UUID person) {
        return new ModelAndView(
                        LEARNER, "page", view.page(visitor.mustTeach(), new CourseMapId(map), new PersonId(person)))
                .addObject("form", new RulingForm(null, null, null, null, null));
    }

    @PostMapping
    ModelAndView decide(
            Visitor visitor,
            @PathVariable UUID map,
            @PathVariable UUID person,
            @ModelAttribute("form") RulingForm form,
            BindingResult errors) {
        LearnerPage page = view.page(visitor.mustTeach(), new CourseMapId(map), new PersonId(person));
        if (!form.isWhole(errors)) {
            return new ModelAndView(LEARNER, Map.of("page", page), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        rulings.decide(
                visitor,
                new CourseMapId(map),
                new PersonId(person),
                new Rulings.Wish(
                        form.chosenCompetency()
                                .map(CompetencyId::new)
                                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "attainment.unknown")),
                        form.chosen().orElseThrow(),
                        form.chosenLevel().orElse(null),
                        form.chosenActivity().map(LineItemId::new).orElse(null),
                        String.valueOf(form.reason())));
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/teach/maps/" + map + "/learners/" + person);
    }
}
