package org.cairn.assessment.web;

import java.util.List;
import java.util.UUID;
import org.cairn.assessment.PieceId;
import org.cairn.assessment.PriorLearning;
import org.cairn.assessment.Subject;
import org.cairn.assessment.Submissions;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** A learner asks that what was learnt elsewhere be recognised. */
@Controller
@RequestMapping("/l/{launchId}/prior-learning")
class PriorLearningController {

    private final PriorLearning prior;
    private final Submissions submissions;
    private final HandingIn handing;

    PriorLearningController(PriorLearning prior, Submissions submissions, HandingIn handing) {
        this.prior = prior;
        this.submissions = submissions;
        this.handing = handing;
    }

    @GetMapping
    String list(Visitor visitor, Model model) {
        visitor.mustLearn();
        model.addAttribute(
                "competencies",
                prior.of(visitor).stream()
                        .map(one -> PriorPage.of(one, visitor.locale()))
                        .toList());
        return "assessment/prior";
    }

    @GetMapping("/{competency}")
    String show(Visitor visitor, @PathVariable UUID competency, Model model) {
        visitor.mustLearn();
        model.addAttribute("page", handing.page(visitor, asked(visitor, competency)));
        model.addAttribute("form", PieceForm.empty());
        return HandingIn.PAGE;
    }

    @PostMapping("/{competency}")
    ModelAndView add(
            Visitor visitor,
            @PathVariable UUID competency,
            @ModelAttribute("form") PieceForm form,
            BindingResult errors) {
        return handing.add(visitor, asked(visitor, competency), form, errors);
    }

    @PostMapping("/{competency}/pieces/{piece}/remove")
    ModelAndView remove(Visitor visitor, @PathVariable UUID competency, @PathVariable UUID piece) {
        HandingIn.Asked asked = asked(visitor, competency);
        submissions.remove(visitor, asked.subject(), new PieceId(piece));
        return handing.back(visitor, asked);
    }

    @PostMapping("/{competency}/hand-in")
    ModelAndView handIn(Visitor visitor, @PathVariable UUID competency) {
        HandingIn.Asked asked = asked(visitor, competency);
        submissions.handIn(visitor, asked.subject());
        return handing.back(visitor, asked);
    }

    @PostMapping("/{competency}/take-back")
    ModelAndView takeBack(Visitor visitor, @PathVariable UUID competency) {
        HandingIn.Asked asked = asked(visitor, competency);
        submissions.takeBack(visitor, asked.subject());
        return handing.back(visitor, asked);
    }

    private HandingIn.Asked asked(Visitor visitor, UUID id) {
        Competency competency = prior.competency(visitor, new CompetencyId(id));
        return new HandingIn.Asked(
                new Subject.PriorLearning(competency.id()),
                competency.title().in(visitor.locale()),
                List.of(competency.statement().in(visitor.locale())),
                "/prior-learning/" + competency.id(),
                HandingIn.allKinds());
    }
}
