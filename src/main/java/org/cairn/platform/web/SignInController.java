package org.cairn.platform.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.cairn.platform.Administrators;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How administrators come in: at their institution, with an account of Cairn's own, or with the very first one. */
@Controller
@RequestMapping("/admin")
class SignInController {

    private final Administrators administrators;
    private final OidcSignIn institution;

    SignInController(Administrators administrators, OidcSignIn institution) {
        this.administrators = administrators;
        this.institution = institution;
    }

    @GetMapping("/login")
    String login(Model model) {
        model.addAttribute(
                "institutionSignIn", institution.offered() ? OidcSignIn.START + "/" + OidcProvider.ID : null);
        return !institution.offered() && administrators.isSetUpOpen() ? "redirect:/admin/setup" : "platform/login";
    }

    @GetMapping("/setup")
    String first(@ModelAttribute("form") SetUpForm form) {
        return administrators.isSetUpOpen() ? "platform/setup" : "redirect:/admin/login";
    }

    @PostMapping("/setup")
    String makeFirst(@Valid @ModelAttribute("form") SetUpForm form, BindingResult errors) {
        if (errors.hasErrors()) {
            return "platform/setup";
        }
        try {
            administrators.makeFirst(form.code(), form.username(), form.password());
        } catch (Refusal refusal) {
            errors.rejectValue("code", "refusal." + refusal.key());
            return "platform/setup";
        }
        return "redirect:/admin/login?made";
    }

    /** The first account. */
    record SetUpForm(
            @NotBlank @Size(max = 100) String code,
            @NotBlank @Size(max = 100) String username,
            @NotBlank @Size(min = 12, max = 200) String password) {}
}
