package org.cairn.home.web;

import java.util.List;
import java.util.Locale;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.privacy.CollectionNotices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The start page: what Cairn is, and the doors of the sandbox where there is one. */
@Controller
class StartController {

    private final Platforms platforms;
    private final CollectionNotices notices;
    private final String sandbox;
    private final String contact;

    /**
     * @param sandbox the address of the sandbox LMS, blank where Cairn runs without one
     * @param contact the address of the people who run this Cairn
     */
    StartController(
            Platforms platforms,
            CollectionNotices notices,
            @Value("${cairn.sandbox-address:}") String sandbox,
            @Value("${cairn.contact:}") String contact) {
        this.platforms = platforms;
        this.notices = notices;
        this.sandbox = sandbox;
        this.contact = contact;
    }

    @ModelAttribute("contact")
    String contact() {
        return contact;
    }

    @ModelAttribute("institutions")
    List<InstitutionPage> institutions(Locale locale) {
        return platforms.institutions().stream()
                .map(institution -> InstitutionPage.of(institution, locale))
                .toList();
    }

    @GetMapping("/")
    String start(Model model) {
        model.addAttribute("sandbox", sandbox);
        return sandbox.isBlank() ? "home/start" : "home/doors";
    }

    /** Whose notice it is can be told where there is one institution; where there are several, Cairn’s words stand. */
    @GetMapping("/privacy")
    String privacy(Model model, Locale locale) {
        List<Institution> all = platforms.institutions();
        model.addAttribute(
                "notice", all.size() == 1 ? NoticeWords.of(notices.of(all.get(0).id()), locale) : NoticeWords.OF_CAIRN);
        return "home/privacy-open";
    }

    @GetMapping("/barrier")
    String barrier() {
        return "home/barrier-open";
    }
}
