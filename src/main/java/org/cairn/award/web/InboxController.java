package org.cairn.award.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cairn.award.Batches;
import org.cairn.award.CaseId;
import org.cairn.award.Inbox.Tray;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of what waits for a decision in the course. */
@Controller
@RequestMapping("/l/{launchId}/teach/decisions")
class InboxController {

    private final InboxView view;
    private final Batches batches;

    InboxController(InboxView view, Batches batches) {
        this.view = view;
        this.batches = batches;
    }

    @GetMapping
    String show(
            Visitor visitor,
            @RequestParam(defaultValue = "ELIGIBLE") Tray tray,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable Integer decided,
            @RequestParam(defaultValue = "0") int skipped,
            Model model) {
        Batches.Done done = decided == null ? null : new Batches.Done(decided, skipped);
        model.addAttribute("page", view.page(visitor.mustTeach(), tray, Math.max(page, 0), done));
        return "award/inbox";
    }

    /** Approves every row that is still ticked. */
    @PostMapping
    String approve(
            Visitor visitor,
            @RequestParam(defaultValue = "ELIGIBLE") Tray tray,
            @RequestParam(defaultValue = "") List<String> ticked) {
        Batches.Done done =
                ticked.isEmpty() ? new Batches.Done(0, 0) : batches.approve(visitor.mustTeach(), ticked(ticked));
        return "redirect:/l/" + visitor.launch() + "/teach/decisions?tray=" + tray + "&decided=" + done.decided()
                + "&skipped=" + done.skipped();
    }

    @GetMapping("/stale")
    String stale(Visitor visitor, Model model) {
        model.addAttribute("rows", view.stale(visitor.mustTeach()));
        return "award/stale";
    }

    /** A case and the last step that was seen of it, as the page has written them. */
    private static List<Batches.Ticked> ticked(List<String> typed) {
        List<Batches.Ticked> ticked = new ArrayList<>();
        for (String one : typed) {
            int colon = one.indexOf(':');
            try {
                ticked.add(new Batches.Ticked(
                        new CaseId(UUID.fromString(one.substring(0, Math.max(colon, 0)))),
                        Integer.parseInt(one.substring(colon + 1))));
            } catch (IllegalArgumentException e) {
                throw new Refusal(Problem.NOT_FOUND, "award.unknown-case");
            }
        }
        return ticked;
    }
}
