package org.cairn.home.web;

import org.cairn.launch.Launch;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.privacy.CollectionNotices;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where a click leads, and what everybody in a course may ask: what is read, and how to report a barrier. */
@Controller
@RequestMapping("/l/{launchId}")
class WayInController {

    private final Platforms platforms;
    private final CollectionNotices notices;

    WayInController(Platforms platforms, CollectionNotices notices) {
        this.platforms = platforms;
        this.notices = notices;
    }

    /** A launch leads further by itself; this is for who comes back to its beginning. */
    @GetMapping
    String wayIn(Launch launch) {
        return "redirect:/l/" + launch.visitor().launch() + launch.wayIn();
    }

    /** Whoever is in the course neither to learn nor to teach. */
    @GetMapping("/guest")
    String guest(Visitor visitor) {
        return visitor.teaches() || visitor.learns() ? "redirect:/l/" + visitor.launch() : "home/guest";
    }

    @GetMapping("/privacy")
    String privacy(Visitor visitor, Model model) {
        model.addAttribute("institution", institution(visitor));
        model.addAttribute("notice", NoticeWords.of(notices.of(visitor.institution()), visitor.locale()));
        return "home/privacy";
    }

    @GetMapping("/barrier")
    String barrier(Visitor visitor, Model model) {
        model.addAttribute("institution", institution(visitor));
        return "home/barrier";
    }

    private InstitutionPage institution(Visitor visitor) {
        Institution institution = platforms.institution(visitor.institution());
        return InstitutionPage.of(institution, visitor.locale());
    }
}
