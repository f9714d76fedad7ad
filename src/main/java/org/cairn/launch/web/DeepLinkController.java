package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.cairn.launch.DeepLinkingResponses;
import org.cairn.launch.Launch;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The picker: what the instructor chooses goes back to the platform as a signed form post. */
@Controller
@RequestMapping("/l/{launchId}/teach/deep-link")
class DeepLinkController {

    private final DeepLinkingResponses responses;

    DeepLinkController(DeepLinkingResponses responses) {
        this.responses = responses;
    }

    @GetMapping
    String choose(Launch launch, Model model) {
        model.addAttribute("items", responses.offered(launch));
        model.addAttribute("multiple", launch.mustDeepLink().acceptsMultiple());
        return "launch/deep-link";
    }

    @PostMapping
    String answer(
            Launch launch,
            @RequestParam(name = "item", defaultValue = "") List<String> chosen,
            HttpServletRequest request,
            Model model) {
        URI returnUrl = launch.mustDeepLink().returnUrl();
        model.addAttribute("jwt", responses.response(launch, chosen));
        model.addAttribute("returnUrl", returnUrl.toString());
        Framing.allowForms(request, returnUrl.getScheme() + "://" + returnUrl.getAuthority());
        return "launch/deep-link-return";
    }
}
