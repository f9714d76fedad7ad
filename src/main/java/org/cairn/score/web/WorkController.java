package org.cairn.score.web;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.cairn.gradebook.Gradebook;
import org.cairn.platform.Platforms;
import org.cairn.platform.RegistrationId;
import org.cairn.score.Scores;
import org.cairn.sending.Sending;
import org.cairn.shared.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** How the work for each platform goes: courses to be read, scores to be told, and whether they may be. What needs a look comes first. */
@Controller
class WorkController {

    private final Platforms platforms;
    private final Gradebook gradebook;
    private final Scores scores;
    private final Sending sending;
    private final Words words;
    private final Clock clock;

    WorkController(Platforms platforms, Gradebook gradebook, Scores scores, Sending sending, Words words, Clock clock) {
        this.platforms = platforms;
        this.gradebook = gradebook;
        this.scores = scores;
        this.sending = sending;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/admin/work")
    String show(Locale locale, Model model) {
        Instant now = clock.instant();
        Map<RegistrationId, Gradebook.Reads> reads = gradebook.reads(now);
        Map<RegistrationId, Scores.Queue> queues = scores.queues();
        model.addAttribute(
                "page",
                new WorkPage(
                        sending.pausedSince()
                                .map(since -> words.date(since, locale) + ", " + words.time(since, locale))
                                .orElse(null),
                        platforms.registrations().stream()
                                .map(registration -> WorkPage.line(
                                        registration,
                                        platforms.isOn(registration.id()),
                                        reads.get(registration.id()),
                                        queues.get(registration.id()),
                                        now))
                                .sorted(Comparator.comparing((WorkPage.Line line) -> !line.needsALook())
                                        .thenComparing(WorkPage.Line::name))
                                .toList()));
        model.addAttribute("signedIn", true);
        return "score/work";
    }

    @PostMapping("/admin/work/resume")
    String resume(Principal who) {
        sending.resume(who.getName());
        return "redirect:/admin/work";
    }
}
