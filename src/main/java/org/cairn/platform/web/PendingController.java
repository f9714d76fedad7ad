package org.cairn.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cairn.platform.Onboarding;
import org.cairn.platform.PendingRegistration;
import org.cairn.platform.PendingRegistration.PlatformValues;
import org.cairn.platform.Platforms;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Problem;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The other steps: copy to the LMS, copy back, look at what was found, confirm. Each can be left and taken up again. */
@Controller
@RequestMapping("/admin/pending/{id}")
class PendingController {

    private final Onboarding onboarding;
    private final Platforms platforms;
    private final ValueChecks checks;
    private final PublicAddress address;

    PendingController(Onboarding onboarding, Platforms platforms, ValueChecks checks, PublicAddress address) {
        this.onboarding = onboarding;
        this.platforms = platforms;
        this.checks = checks;
        this.address = address;
    }

    /** What the LMS shows, as it was copied from there. */
    record ValuesForm(
            @Nullable String name,
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String deploymentId,
            @Nullable String authorizationEndpoint,
            @Nullable String tokenEndpoint,
            @Nullable String tokenAudience,
            @Nullable String jwksUri,
            @Nullable String furtherOrigins) {

        static ValuesForm of(PlatformValues values) {
            return new ValuesForm(
                    values.name(),
                    values.issuer(),
                    values.clientId(),
                    values.deploymentId(),
                    values.authorizationEndpoint(),
                    values.tokenEndpoint(),
                    values.tokenAudience(),
                    values.jwksUri(),
                    values.furtherOrigins());
        }

        PlatformValues values() {
            return new PlatformValues(
                    name,
                    issuer,
                    clientId,
                    deploymentId,
                    authorizationEndpoint,
                    tokenEndpoint,
                    tokenAudience,
                    jwksUri,
                    furtherOrigins);
        }
    }

    /** A value that is about to hold, what was found out about it, and what holds until then. */
    record FoundPage(
            String field,
            @Nullable String value,
            ValueCheck check,
            @Nullable String before,
            boolean changes) {}

    @ModelAttribute("pending")
    PendingRegistration everyPage(@PathVariable UUID id, Model model) {
        PendingRegistration pending = onboarding.pending(new RegistrationId(id));
        model.addAttribute("signedIn", true);
        model.addAttribute("institution", platforms.institution(pending.institution()));
        return pending;
    }

    @GetMapping
    String copy(@ModelAttribute("pending") PendingRegistration pending, Model model) {
        model.addAttribute("step", 2);
        model.addAttribute("tool", toolValues(pending));
        return "platform/copy";
    }

    @PostMapping("/invitation")
    String invite(@ModelAttribute("pending") PendingRegistration pending, Model model) {
        String invitation = onboarding.invite(pending.id());
        model.addAttribute(
                "invitation", address.at("/lti/register?invite=" + invitation).toString());
        return copy(pending, model);
    }

    @GetMapping("/values")
    String values(@ModelAttribute("pending") PendingRegistration pending, Model model) {
        model.addAttribute("step", 3);
        model.addAttribute("form", ValuesForm.of(checks.complete(pending.product(), pending.values())));
        return "platform/values";
    }

    /** @param later leaves out what is missing for another day; what is there must still be right */
    @PostMapping("/values")
    String save(
            @ModelAttribute("pending") PendingRegistration pending,
            @ModelAttribute("form") ValuesForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable String later,
            Model model,
            HttpServletResponse response) {
        PlatformValues values = checks.complete(pending.product(), form.values());
        ValueChecks.FIELDS.stream()
                .map(field -> checks.form(field, values))
                .filter(check ->
                        !check.passed() && !(later != null && check.key().equals("missing")))
                .forEach(check -> reject(errors, check));
        onboarding
                .holder(pending.id(), values)
                .ifPresent(known ->
                        errors.rejectValue("clientId", "platform.found.taken", new Object[] {known.name()}, null));
        if (errors.hasErrors()) {
            response.setStatus(422);
            model.addAttribute("step", 3);
            return "platform/values";
        }
        onboarding.save(pending.id(), values);
        return later != null ? "redirect:/admin" : "redirect:/admin/pending/" + pending.id() + "/confirm";
    }

    /** One value while it is typed, for pages that ask for it. */
    @PostMapping("/checks/{field}")
    String check(
            @ModelAttribute("pending") PendingRegistration pending,
            @PathVariable String field,
            @ModelAttribute("form") ValuesForm form,
            Model model) {
        if (!ValueChecks.FIELDS.contains(field)) {
            throw new Refusal(Problem.NOT_FOUND, "shared.not-found");
        }
        PlatformValues values = checks.complete(pending.product(), form.values());
        model.addAttribute("check", checks.check(field, pending.id(), values));
        return "platform/check :: typed";
    }

    @GetMapping("/confirm")
    String found(@ModelAttribute("pending") PendingRegistration pending, Model model) {
        PlatformValues before = onboarding.current(pending).orElse(null);
        List<FoundPage> found = ValueChecks.FIELDS.stream()
                .filter(field -> !List.of("tokenAudience", "furtherOrigins").contains(field)
                        || ValueChecks.value(field, pending.values()) != null)
                .map(field -> found(pending, field, before))
                .toList();
        model.addAttribute("step", 4);
        model.addAttribute("found", found);
        model.addAttribute("changes", before != null);
        model.addAttribute(
                "problems", found.stream().filter(one -> !one.check().passed()).count());
        return "platform/confirm";
    }

    @PostMapping("/confirm")
    String confirm(@ModelAttribute("pending") PendingRegistration pending) {
        onboarding.confirm(pending.id());
        return "redirect:/admin?connected";
    }

    @PostMapping("/discard")
    String discard(@ModelAttribute("pending") PendingRegistration pending) {
        onboarding.discard(pending.id());
        return "redirect:/admin";
    }

    private FoundPage found(PendingRegistration pending, String field, @Nullable PlatformValues before) {
        String now = ValueChecks.value(field, pending.values());
        String then = before == null || field.equals("deploymentId") ? null : ValueChecks.value(field, before);
        return new FoundPage(
                field,
                now,
                checks.check(field, pending.id(), pending.values()),
                then,
                before != null && !field.equals("deploymentId") && !Objects.equals(now, then));
    }

    private ToolValues toolValues(PendingRegistration pending) {
        return ToolValues.of(
                pending.product(),
                address.uri(),
                address.at("/lti/login/" + pending.id()),
                address.at("/lti/config/canvas.json?registration=" + pending.id()));
    }

    private static void reject(BindingResult errors, ValueCheck check) {
        errors.rejectValue(
                check.field(), "platform.found." + check.key(), check.args().toArray(), null);
    }
}
