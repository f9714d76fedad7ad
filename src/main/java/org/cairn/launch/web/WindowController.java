package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.cairn.launch.Handovers;
import org.cairn.launch.Launch;
import org.cairn.shared.LaunchId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Hands a launch over from the frame to a window of its own. */
@Controller
class WindowController {

    private static final String INSIDE = "(/[a-z0-9-]+){1,4}";

    private final Handovers handovers;

    WindowController(Handovers handovers) {
        this.handovers = handovers;
    }

    /** @param to where the window shall open, below the launched page */
    @PostMapping("/l/{launchId}/window")
    String offer(Launch launch, @RequestParam(defaultValue = "") String to, Model model) {
        model.addAttribute("code", handovers.code(launch));
        model.addAttribute("to", to.matches(INSIDE) ? to : "");
        return "launch/window";
    }

    /**
     * The code comes in a form, so that it stays out of addresses, and only from a page of ours: nobody hands their own
     * launch over to somebody else's browser.
     */
    @PostMapping("/enter/{launchId}")
    String enter(
            @PathVariable UUID launchId,
            @RequestParam String code,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (Framing.isFromElsewhere(request)) {
            throw new Refusal(Problem.SESSION_GONE, "launch.code");
        }
        LaunchSession.open(handovers.take(code, new LaunchId(launchId)), request, response);
        return "redirect:/l/" + launchId + (to.matches(INSIDE) ? to : "");
    }
}
