package org.cairn.award.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.award.Batch;
import org.cairn.award.BatchId;
import org.cairn.award.Batches;
import org.cairn.course.Roster;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What was decided together, and undoing it together. */
@Controller
@RequestMapping("/l/{launchId}/teach/batches")
class BatchController {

    private static final String BATCHES = "award/batches";

    private final Batches batches;
    private final Roster roster;

    BatchController(Batches batches, Roster roster) {
        this.batches = batches;
        this.roster = roster;
    }

    /** @param by the name of who decided, or null where the platform withholds it */
    record Row(
            UUID id,
            Batch.Kind kind,
            @Nullable String by,
            Instant at,
            @Nullable String reason,
            int inForce) {}

    @GetMapping
    ModelAndView show(Visitor visitor, @RequestParam(required = false) @Nullable Integer revoked) {
        return new ModelAndView(BATCHES, "rows", rows(visitor.mustTeach()))
                .addObject("form", ReasonForm.EMPTY)
                .addObject("revoked", revoked);
    }

    @PostMapping("/{batch}/undo")
    ModelAndView undo(
            Visitor visitor,
            @PathVariable("batch") UUID id,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors) {
        if (!form.isWhole(errors)) {
            return new ModelAndView(
                    BATCHES, Map.of("rows", rows(visitor.mustTeach()), "wrong", id), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        int revoked = batches.undo(visitor, new BatchId(id), String.valueOf(form.reason()));
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/teach/batches?revoked=" + revoked);
    }

    private List<Row> rows(Visitor instructor) {
        Names names = Names.of(roster.everybody(instructor.course()));
        return batches.of(instructor).stream()
                .map(batch -> new Row(
                        batch.id().value(),
                        batch.kind(),
                        names.of(new PersonId(batch.by())).name(),
                        batch.at(),
                        batch.reason(),
                        batch.inForce()))
                .toList();
    }
}
