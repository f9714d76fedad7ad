package org.cairn.platform.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cairn.platform.Administrators;
import org.cairn.platform.ConnectionHealth;
import org.cairn.platform.Health;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages of Cairn's administrators. */
@Controller
@RequestMapping("/admin")
class AdminController {

    private final Administrators administrators;
    private final Platforms platforms;
    private final ConnectionHealth health;
    private final ConnectionPages pages;
    private final PublicAddress address;

    AdminController(
            Administrators administrators,
            Platforms platforms,
            ConnectionHealth health,
            ConnectionPages pages,
            PublicAddress address) {
        this.administrators = administrators;
        this.platforms = platforms;
        this.health = health;
        this.pages = pages;
        this.address = address;
    }

    @GetMapping
    String connections(Model model, Locale locale) {
        model.addAttribute("connections", lines(locale));
        model.addAttribute("signedIn", true);
        model.addAttribute("address", address.publicAddress());
        return "platform/connections";
    }

    /** What needs attention comes first. */
    private List<ConnectionLine> lines(Locale locale) {
        Map<InstitutionId, String> institutions = platforms.institutions().stream()
                .collect(Collectors.toMap(
                        Institution::id, institution -> institution.name().in(locale)));
        Map<RegistrationId, Health> last = health.last();
        Map<RegistrationId, Integer> waiting = platforms.waitingDeployments();
        Map<RegistrationId, Instant> launches = new HashMap<>();
        health.checks().forEach(check -> launches.putAll(check.lastLaunches()));
        return platforms.registrations().stream()
                .map(registration -> {
                    int pending = waiting.getOrDefault(registration.id(), 0);
                    Instant launched = launches.get(registration.id());
                    return new ConnectionLine(
                            registration.id().value(),
                            registration.name(),
                            registration.productFamily(),
                            institutions.getOrDefault(registration.institution(), ""),
                            ConnectionLine.state(registration, last.get(registration.id()), pending),
                            pending,
                            launched == null ? null : pages.when(launched, locale));
                })
                .sorted(Comparator.comparing(ConnectionLine::state)) // stable: by name within a state
                .toList();
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
}
