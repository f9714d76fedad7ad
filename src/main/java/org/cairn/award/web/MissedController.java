package org.cairn.award.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.award.AwardPolicy;
import org.cairn.award.Backfills;
import org.cairn.course.Roster;
import org.cairn.mapping.CourseMapId;
import org.cairn.shared.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Awards that were missed: first how many and whose, then confirmed. */
@Controller
@RequestMapping("/l/{launchId}/teach/maps/{map}/missed")
class MissedController {

    private static final String MISSED = "award/missed";
    private static final int SHOWN = 100;

    private final Backfills backfills;
    private final InboxView.Titles titles;
    private final Roster roster;

    MissedController(Backfills backfills, InboxView.Titles titles, Roster roster) {
        this.backfills = backfills;
        this.titles = titles;
        this.roster = roster;
    }

    /**
     * @param learners the first of them
     * @param reviewed whether people still have to agree
     */
    record Page(UUID map, String title, int total, List<Names.Person> learners, boolean reviewed, String hash) {}

    @GetMapping
    ModelAndView show(Visitor visitor, @PathVariable UUID map) {
        return new ModelAndView(MISSED, "page", page(visitor.mustTeach(), map))
                .addObject("form", MissedForm.EMPTY)
                .addObject("changed", false);
    }

    @PostMapping
    ModelAndView fill(
            Visitor visitor, @PathVariable UUID map, @ModelAttribute("form") MissedForm form, BindingResult errors) {
        Page page = page(visitor.mustTeach(), map);
        boolean changed = !page.hash().equals(form.seen());
        if (!form.isWhole(errors) || changed) {
            return new ModelAndView(MISSED, Map.of("page", page, "changed", changed), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        backfills.fill(visitor, new CourseMapId(map), page.hash(), String.valueOf(form.reason()));
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/teach/batches");
    }

    private Page page(Visitor instructor, UUID map) {
        Backfills.Preview preview = backfills.preview(instructor, new CourseMapId(map));
        Names names = Names.of(roster.everybody(instructor.course()));
        return new Page(
                map,
                titles.of(preview.version().id(), instructor.locale()),
                preview.learners().size(),
                preview.learners().stream().limit(SHOWN).map(names::of).toList(),
                preview.policy().mode() == AwardPolicy.Mode.REVIEWED,
                preview.hash());
    }
}
