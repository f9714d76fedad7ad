package org.cairn.connection.web;

import java.security.Principal;
import java.util.Locale;
import java.util.UUID;
import org.cairn.connection.ConnectionHealth;
import org.cairn.platform.Connections;
import org.cairn.platform.Deployment;
import org.cairn.platform.DeploymentId;
import org.cairn.platform.Origin;
import org.cairn.platform.PlatformFiles;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one connection, and what administrators do with it. */
@Controller
@RequestMapping("/admin/registrations/{registration}")
class ConnectionController {

    private final ConnectionPages pages;
    private final Connections connections;
    private final ConnectionHealth health;
    private final PlatformFiles files;

    ConnectionController(ConnectionPages pages, Connections connections, ConnectionHealth health, PlatformFiles files) {
        this.pages = pages;
        this.connections = connections;
        this.health = health;
        this.files = files;
    }

    @GetMapping
    String show(@PathVariable UUID registration, Locale locale, Model model) {
        model.addAttribute("page", pages.of(new RegistrationId(registration), locale));
        model.addAttribute("file", files.sources().get(new RegistrationId(registration)));
        model.addAttribute("signedIn", true);
        return "connection/connection";
    }

    @PostMapping("/check")
    String check(
            @PathVariable UUID registration,
            @RequestParam(required = false) @Nullable UUID course,
            @RequestParam(defaultValue = "false") boolean learner,
            Principal who) {
        health.check(
                who.getName(), new RegistrationId(registration), course == null ? null : new CourseId(course), learner);
        return back(registration);
    }

    /** @param sure a switch that sends people away is not pressed in passing */
    @PostMapping("/switch-off")
    String switchOff(
            @PathVariable UUID registration, @RequestParam(defaultValue = "false") boolean sure, Principal who) {
        if (sure) {
            connections.switchOff(who.getName(), new RegistrationId(registration));
        }
        return back(registration) + (sure ? "" : "?unsure");
    }

    @PostMapping("/switch-on")
    String switchOn(@PathVariable UUID registration, Principal who) {
        connections.switchOn(who.getName(), new RegistrationId(registration));
        return back(registration);
    }

    @PostMapping("/deployments/{deployment}")
    String decide(
            @PathVariable UUID registration,
            @PathVariable UUID deployment,
            @RequestParam Deployment.State state,
            Principal who) {
        connections.decide(who.getName(), new RegistrationId(registration), new DeploymentId(deployment), state);
        return back(registration) + "#deployments";
    }

    @PostMapping("/deployments")
    String all(@PathVariable UUID registration, @RequestParam boolean accept, Principal who) {
        if (accept) {
            connections.acceptAll(who.getName(), new RegistrationId(registration));
        } else {
            connections.askForEach(who.getName(), new RegistrationId(registration));
        }
        return back(registration) + "#deployments";
    }

    /** @param origin one that a launch has named, or that was accepted before */
    @PostMapping("/origins")
    String decide(
            @PathVariable UUID registration, @RequestParam Origin origin, @RequestParam boolean accept, Principal who) {
        if (accept) {
            connections.accept(who.getName(), new RegistrationId(registration), origin);
        } else {
            connections.refuse(who.getName(), new RegistrationId(registration), origin);
        }
        return back(registration) + "#origins";
    }

    private static String back(UUID registration) {
        return "redirect:/admin/registrations/" + registration;
    }
}
