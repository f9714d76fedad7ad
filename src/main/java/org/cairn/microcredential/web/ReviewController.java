package org.cairn.microcredential.web;

import java.util.UUID;
import org.cairn.microcredential.Approvals;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The decisions on a version's way from a draft to the archive. */
@Controller
@RequestMapping("/l/{launchId}/teach/microcredentials/{version}")
class ReviewController {

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 1000;

    private final Approvals approvals;
    private final VersionView view;

    ReviewController(Approvals approvals, VersionView view) {
        this.approvals = approvals;
        this.view = view;
    }

    @PostMapping("/send")
    String send(Visitor visitor, @PathVariable UUID version) {
        approvals.send(visitor, new VersionId(version));
        return back(visitor, version);
    }

    @PostMapping("/withdraw")
    String withdraw(Visitor visitor, @PathVariable UUID version) {
        approvals.withdraw(visitor, new VersionId(version));
        return back(visitor, version);
    }

    @PostMapping("/approve")
    String approve(Visitor visitor, @PathVariable UUID version) {
        approvals.approve(visitor, new VersionId(version));
        return back(visitor, version);
    }

    @PostMapping("/return")
    ModelAndView giveBack(
            Visitor visitor,
            @PathVariable UUID version,
            @ModelAttribute("form") ReviewForm form,
            BindingResult errors) {
        String reason = Typed.line(form.reason());
        if (reason == null || reason.length() < SHORTEST_REASON) {
            errors.rejectValue("reason", "microcredential.form.reason", new Object[] {SHORTEST_REASON}, null);
        }
        new Fields(errors).line("reason", reason, LONGEST_REASON);
        if (reason == null || errors.hasErrors()) {
            ModelAndView again = new ModelAndView("microcredential/version", HttpStatus.UNPROCESSABLE_CONTENT);
            return again.addObject("page", view.page(visitor, version));
        }
        approvals.giveBack(visitor, new VersionId(version), reason);
        return new ModelAndView(back(visitor, version));
    }

    @PostMapping("/retire")
    String retire(Visitor visitor, @PathVariable UUID version) {
        approvals.retire(visitor, new VersionId(version));
        return back(visitor, version);
    }

    private static String back(Visitor visitor, UUID version) {
        return "redirect:" + MicrocredentialsController.at(visitor, new VersionId(version));
    }
}
