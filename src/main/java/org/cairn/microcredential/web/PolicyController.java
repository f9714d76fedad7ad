package org.cairn.microcredential.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.cairn.microcredential.Gate;
import org.cairn.microcredential.Policy;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What each institution asks of its micro-credentials: a framework, and whether somebody else has to approve. */
@Controller
@RequestMapping("/admin/microcredentials")
class PolicyController {

    private final Gate gate;
    private final Platforms platforms;

    PolicyController(Gate gate, Platforms platforms) {
        this.gate = gate;
        this.platforms = platforms;
    }

    @GetMapping
    String show(Locale locale, @RequestParam(defaultValue = "false") boolean saved, Model model) {
        model.addAttribute(
                "page",
                new PolicyPage(
                        platforms.institutions().stream()
                                .map(institution -> line(institution, locale))
                                .toList(),
                        gate.profiles().stream()
                                .map(profile -> PolicyPage.Choice.of(profile, locale))
                                .toList(),
                        Arrays.stream(Policy.Approval.values()).map(Enum::name).toList(),
                        saved));
        model.addAttribute("signedIn", true);
        return "microcredential/policies";
    }

    @PostMapping("/{institution}")
    String choose(
            @PathVariable UUID institution,
            @RequestParam(defaultValue = "") String profile,
            @RequestParam(defaultValue = "") String approval) {
        InstitutionId id = platforms.institutions().stream()
                .map(Institution::id)
                .filter(candidate -> candidate.value().equals(institution))
                .findFirst()
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "shared.not-found"));
        gate.choose(
                id,
                new Policy(
                        profile,
                        Typed.choice(approval, Policy.Approval.class)
                                .orElseThrow(() -> new Refusal(Problem.INVALID, "microcredential.unknown-profile"))));
        return "redirect:/admin/microcredentials?saved=true";
    }

    private PolicyPage.Line line(Institution institution, Locale locale) {
        Policy policy = gate.policy(institution.id());
        return new PolicyPage.Line(
                institution.id().value(),
                institution.name().in(locale),
                gate.profile(institution.id()).key(),
                policy.approval().name());
    }
}
