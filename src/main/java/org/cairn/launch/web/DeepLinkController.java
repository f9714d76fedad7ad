package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.cairn.launch.DeepLinkingResponses;
import org.cairn.launch.Launch;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

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
        model.addAttribute("form", DeepLinkForm.empty());
        return picker(launch, List.of(), model);
    }

    @PostMapping
    ModelAndView answer(
            Launch launch,
            @Valid @ModelAttribute("form") DeepLinkForm form,
            BindingResult errors,
            @RequestParam(name = "item", defaultValue = "") List<String> chosen,
            HttpServletRequest request,
            Model model) {
        URI returnUrl = launch.mustDeepLink().returnUrl();
        if (errors.hasErrors()) {
            return new ModelAndView(picker(launch, chosen, model), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        model.addAttribute("jwt", responses.response(launch, chosen, form.made()));
        model.addAttribute("returnUrl", returnUrl.toString());
        Framing.allowForms(request, returnUrl.getScheme() + "://" + returnUrl.getAuthority());
        return new ModelAndView("launch/deep-link-return");
    }

    private String picker(Launch launch, List<String> chosen, Model model) {
        model.addAttribute("items", responses.offered(launch));
        model.addAttribute("multiple", launch.mustDeepLink().acceptsMultiple());
        model.addAttribute("possible", launch.mustDeepLink().acceptsResourceLinks());
        model.addAttribute("chosen", chosen);
        return "launch/deep-link";
    }
}
