package org.cairn.connection.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cairn.connection.ConnectionHealth;
import org.cairn.connection.Health;
import org.cairn.platform.Institution;
import org.cairn.platform.Onboarding;
import org.cairn.platform.PlatformFiles;
import org.cairn.platform.Platforms;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PublicAddress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages of Cairn's administrators. */
@Controller
@RequestMapping("/admin")
class AdminController {

    private final Platforms platforms;
    private final ConnectionHealth health;
    private final ConnectionPages pages;
    private final Onboarding onboarding;
    private final PlatformFiles files;
    private final PublicAddress address;

    AdminController(
            Platforms platforms,
            ConnectionHealth health,
            ConnectionPages pages,
            Onboarding onboarding,
            PlatformFiles files,
            PublicAddress address) {
        this.platforms = platforms;
        this.health = health;
        this.pages = pages;
        this.onboarding = onboarding;
        this.files = files;
        this.address = address;
    }

    @GetMapping
    String connections(Model model, Locale locale) {
        model.addAttribute("connections", lines(locale));
        model.addAttribute("pending", onboarding.pending());
        model.addAttribute("files", files.states());
        model.addAttribute("signedIn", true);
        model.addAttribute("address", address.publicAddress());
        return "connection/connections";
    }

    /** What needs attention comes first. */
    private List<ConnectionLine> lines(Locale locale) {
        Map<InstitutionId, String> institutions = platforms.institutions().stream()
                .collect(Collectors.toMap(
                        Institution::id, institution -> institution.name().in(locale)));
        Map<RegistrationId, Health> last = health.last();
        Map<RegistrationId, Integer> waiting = platforms.waiting();
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
}
