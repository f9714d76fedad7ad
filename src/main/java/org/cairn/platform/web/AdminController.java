package org.cairn.platform.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.Administrators;
import org.cairn.platform.Deployment;
import org.cairn.platform.DeploymentId;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of Cairn's administrators. */
@Controller
@RequestMapping("/admin")
class AdminController {

    private final Administrators administrators;
    private final Platforms platforms;
    private final PublicAddress address;

    AdminController(Administrators administrators, Platforms platforms, PublicAddress address) {
        this.administrators = administrators;
        this.platforms = platforms;
        this.address = address;
    }

    @GetMapping
    String connections(Model model) {
        List<ConnectionPage> connections = platforms.registrations().stream()
                .map(registration -> new ConnectionPage(registration, platforms.deployments(registration.id())))
                .toList();
        model.addAttribute("connections", connections);
        model.addAttribute("signedIn", true);
        model.addAttribute("address", address.publicAddress());
        return "platform/connections";
    }

    @PostMapping("/registrations/{registration}/deployments/{deployment}")
    String decide(
            @PathVariable UUID registration, @PathVariable UUID deployment, @RequestParam Deployment.State state) {
        platforms.decide(new RegistrationId(registration), new DeploymentId(deployment), state);
        return "redirect:/admin";
    }

    @GetMapping("/login")
    String login() {
        return administrators.isSetUpOpen() ? "redirect:/admin/setup" : "platform/login";
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

    /** One registration with its deployments. */
    record ConnectionPage(Registration registration, List<Deployment> deployments) {}
}
