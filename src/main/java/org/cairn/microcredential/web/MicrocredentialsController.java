package org.cairn.microcredential.web;

import java.util.UUID;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.microcredential.Wording;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What there is to earn here, and the templates to start from. */
@Controller
@RequestMapping("/l/{launchId}/teach/microcredentials")
class MicrocredentialsController {

    private final Microcredentials microcredentials;
    private final Wording wording;
    private final VersionView view;

    MicrocredentialsController(Microcredentials microcredentials, Wording wording, VersionView view) {
        this.microcredentials = microcredentials;
        this.wording = wording;
        this.view = view;
    }

    @GetMapping
    String list(Visitor visitor, Model model) {
        model.addAttribute(
                "page", MicrocredentialsPage.of(wording.all(visitor), microcredentials.templates(), visitor.locale()));
        return "microcredential/list";
    }

    @PostMapping
    String take(Visitor visitor, @RequestParam String template) {
        return "redirect:" + edit(visitor, microcredentials.take(visitor, template));
    }

    @GetMapping("/{version}")
    String show(Visitor visitor, @PathVariable UUID version, Model model) {
        model.addAttribute("page", view.page(visitor, version));
        model.addAttribute("form", new ReviewForm(null));
        return "microcredential/version";
    }

    @PostMapping("/{version}/revise")
    String revise(Visitor visitor, @PathVariable UUID version) {
        return "redirect:" + edit(visitor, microcredentials.revise(visitor, new VersionId(version)));
    }

    static String at(Visitor visitor, VersionId version) {
        return "/l/" + visitor.launch() + "/teach/microcredentials/" + version;
    }

    private static String edit(Visitor visitor, MicrocredentialVersion version) {
        return Step.DESCRIBE.at(visitor, version.id());
    }
}
