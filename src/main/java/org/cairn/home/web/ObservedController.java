package org.cairn.home.web;

import java.util.List;
import java.util.UUID;
import org.cairn.course.Enrolment;
import org.cairn.launch.Launch;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * A learner as others may see them: the one whose submission an instructor reviews (Submission Review 1.0), and those whose
 * mentor somebody is (LTI Core 1.3, 5.4.3). Whom a launch is about was signed by the platform; an address never says it.
 */
@Controller
@RequestMapping("/l/{launchId}")
class ObservedController {

    private final Observed observed;

    ObservedController(Observed observed) {
        this.observed = observed;
    }

    @GetMapping("/teach/review")
    String review(Launch launch, Visitor visitor, Model model) {
        String subject = launch.concerned().forUser();
        if (subject == null) {
            throw new Refusal(Problem.NOT_FOUND, "home.learner-unknown");
        }
        Enrolment learner = observed.learner(visitor.mustTeach(), subject);
        model.addAttribute("page", observed.page(visitor, learner));
        return "home/learner";
    }

    @GetMapping("/mentor")
    String mentor(Launch launch, Visitor visitor, Model model) {
        model.addAttribute(
                "learners",
                mentees(launch, visitor).stream()
                        .map(learner -> new LearnerPage.Link(
                                learner.person().toString(), learner.name().orElse(null)))
                        .toList());
        return "home/mentees";
    }

    @GetMapping("/mentor/{person}")
    String mentee(Launch launch, Visitor visitor, @PathVariable UUID person, Model model) {
        Enrolment learner = mentees(launch, visitor).stream()
                .filter(found -> found.person().equals(new PersonId(person)))
                .findFirst()
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "home.learner-unknown"));
        model.addAttribute("page", observed.page(visitor, learner));
        return "home/learner";
    }

    private List<Enrolment> mentees(Launch launch, Visitor visitor) {
        if (!visitor.roles().contains(Role.MENTOR)) {
            throw new Refusal(Problem.FORBIDDEN, "home.must-mentor");
        }
        return observed.learners(visitor, launch.concerned().mentees());
    }
}
