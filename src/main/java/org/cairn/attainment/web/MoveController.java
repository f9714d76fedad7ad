package org.cairn.attainment.web;

import java.util.Map;
import java.util.UUID;
import org.cairn.attainment.MapMoves;
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

/** Shows what a map would change for those whom earlier ones judge, and moves them once that is confirmed. */
@Controller
@RequestMapping("/l/{launchId}/teach/maps/{map}/move")
class MoveController {

    private static final String MOVE = "attainment/move";

    private final MoveView view;
    private final MapMoves moves;

    MoveController(MoveView view, MapMoves moves) {
        this.view = view;
        this.moves = moves;
    }

    @GetMapping
    ModelAndView show(Visitor visitor, @PathVariable UUID map) {
        return new ModelAndView(MOVE, "page", view.page(visitor.mustTeach(), new CourseMapId(map)))
                .addObject("form", new MoveForm(null, null, null))
                .addObject("changed", false);
    }

    @PostMapping
    ModelAndView move(
            Visitor visitor, @PathVariable UUID map, @ModelAttribute("form") MoveForm form, BindingResult errors) {
        MovePage page = view.page(visitor.mustTeach(), new CourseMapId(map));
        String seen = String.valueOf(form.seen());
        boolean changed = !page.preview().hash().equals(seen);
        if (!form.isWhole(errors) || changed) {
            return new ModelAndView(MOVE, Map.of("page", page, "changed", changed), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        moves.move(visitor, new CourseMapId(map), form.chosen().orElseThrow(), String.valueOf(form.reason()), seen);
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/teach/maps/" + map + "/move");
    }
}
