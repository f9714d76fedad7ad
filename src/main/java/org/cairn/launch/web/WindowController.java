package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.cairn.launch.Handovers;
import org.cairn.launch.Launch;
import org.cairn.shared.LaunchId;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Hands a launch over from the frame to a window of its own. */
@Controller
class WindowController {

    private static final String INSIDE = "(/[a-z0-9-]+){1,4}";

    private final Handovers handovers;
    private final SecurityContextRepository contexts;

    WindowController(Handovers handovers) {
        this.handovers = handovers;
        this.contexts = LaunchSecurity.contexts();
    }

    /** @param to where the window shall open, below the launched page */
    @PostMapping("/l/{launchId}/window")
    String offer(Launch launch, @RequestParam(defaultValue = "") String to, Model model) {
        model.addAttribute("code", handovers.code(launch));
        model.addAttribute("to", to.matches(INSIDE) ? to : "");
        return "launch/window";
    }

    @GetMapping("/enter/{launchId}")
    String enter(
            @PathVariable UUID launchId,
            @RequestParam String code,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        LaunchAuthentication known = new LaunchAuthentication(handovers.take(code, new LaunchId(launchId)));
        new LaunchSession().onAuthentication(known, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(known);
        contexts.saveContext(context, request, response);
        return "redirect:/l/" + launchId + (to.matches(INSIDE) ? to : "");
    }
}
