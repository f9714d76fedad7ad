package org.cairn.award.web;

import java.util.UUID;
import org.cairn.award.AwardPolicies;
import org.cairn.award.AwardPolicy;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.microcredential.Wording;
import org.cairn.shared.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** How awards of a micro-credential are decided. */
@Controller
@RequestMapping("/l/{launchId}/teach/microcredentials/{version}/award")
class AwardPolicyController {

    private static final String POLICY = "award/policy";

    private final AwardPolicies policies;
    private final Microcredentials microcredentials;
    private final Wording wording;

    AwardPolicyController(AwardPolicies policies, Microcredentials microcredentials, Wording wording) {
        this.policies = policies;
        this.microcredentials = microcredentials;
        this.wording = wording;
    }

    @GetMapping
    ModelAndView show(Visitor visitor, @PathVariable("version") UUID id) {
        MicrocredentialVersion version = wording.version(visitor.mustTeach(), new VersionId(id));
        return page(visitor, version, HttpStatus.OK)
                .addObject("form", PolicyForm.of(policies.of(version.microcredential())));
    }

    @PostMapping
    ModelAndView set(
            Visitor visitor,
            @PathVariable("version") UUID id,
            @ModelAttribute("form") PolicyForm form,
            BindingResult errors) {
        MicrocredentialVersion version = wording.version(visitor.mustTeach(), new VersionId(id));
        if (!form.isWhole(errors)) {
            return page(visitor, version, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        policies.set(visitor, version.id(), form.policy());
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/teach/decisions");
    }

    private ModelAndView page(Visitor visitor, MicrocredentialVersion version, HttpStatusCode status) {
        ModelAndView page = new ModelAndView(POLICY);
        page.setStatus(status);
        return page.addObject("version", version.id().value())
                .addObject("name", version.definition().title().in(visitor.locale()))
                .addObject("changes", microcredentials.isMadeHere(visitor, version))
                .addObject("longest", AwardPolicy.LONGEST_HOLD_HOURS)
                .addObject("years", version.definition().validYears())
                .addObject("mostMonths", AwardPolicy.LONGEST_RENEWAL_MONTHS);
    }
}
