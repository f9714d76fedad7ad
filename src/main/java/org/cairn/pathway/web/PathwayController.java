package org.cairn.pathway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.pathway.Pathway;
import org.cairn.pathway.PathwayId;
import org.cairn.pathway.Pathways;
import org.cairn.pathway.web.PathwayPage.Choice;
import org.cairn.pathway.web.PathwayPage.Names;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Pathways: looked at, begun, changed. */
@Controller
@RequestMapping("/l/{launchId}/teach/pathways")
class PathwayController {

    private static final String EDIT = "pathway/edit";

    private final Pathways pathways;

    PathwayController(Pathways pathways) {
        this.pathways = pathways;
    }

    /** No form of ours has more rows. */
    @InitBinder
    void fewRows(WebDataBinder binder) {
        binder.setAutoGrowCollectionLimit(Pathway.MOST_GROUPS * Pathway.MOST_STEPS);
    }

    @GetMapping
    String list(Visitor visitor, Model model) {
        Names names = names(visitor);
        model.addAttribute(
                "pathways",
                pathways.visible(visitor).stream()
                        .map(pathway -> PathwayPage.of(pathway, names, Pathways.isMadeHere(visitor, pathway)))
                        .toList());
        return "pathway/list";
    }

    @GetMapping("/new")
    String begin(Visitor visitor, Model model) {
        return form(visitor.mustTeach(), null, PathwayForm.empty(), model);
    }

    @GetMapping("/{pathway}")
    String edit(Visitor visitor, @PathVariable UUID pathway, Model model) {
        Pathway found = own(visitor, pathway);
        return form(visitor, found.id(), PathwayForm.of(found), model);
    }

    @PostMapping("/new")
    ModelAndView add(Visitor visitor, @ModelAttribute("form") PathwayForm form, BindingResult errors) {
        return save(visitor.mustTeach(), null, form, errors);
    }

    @PostMapping("/{pathway}")
    ModelAndView change(
            Visitor visitor,
            @PathVariable UUID pathway,
            @ModelAttribute("form") PathwayForm form,
            BindingResult errors) {
        return save(visitor, own(visitor, pathway).id(), form, errors);
    }

    private ModelAndView save(Visitor visitor, @Nullable PathwayId id, PathwayForm form, BindingResult errors) {
        Optional<Pathways.Draft> draft = form.read(errors);
        if (draft.isPresent()) {
            try {
                pathways.save(visitor, id, draft.get());
                return new ModelAndView("redirect:/l/" + visitor.launch() + "/teach/pathways");
            } catch (Refusal refusal) {
                if (refusal.problem() != Problem.INVALID) {
                    throw refusal;
                }
                errors.reject("refusal." + refusal.key(), refusal.args(), null);
            }
        }
        ModelAndView again = new ModelAndView(EDIT, HttpStatus.UNPROCESSABLE_CONTENT);
        again.addObject("id", id);
        again.addObject("choices", choices(visitor, id));
        again.addObject("rows", rows(form));
        return again;
    }

    private String form(Visitor visitor, @Nullable PathwayId id, PathwayForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("id", id);
        model.addAttribute("choices", choices(visitor, id));
        model.addAttribute("rows", rows(form));
        return EDIT;
    }

    /** What is there, and one more to fill in. */
    private static int rows(PathwayForm form) {
        List<PathwayForm.@Nullable GroupForm> groups = form.groups();
        return Math.min(Pathway.MOST_GROUPS, (groups == null ? 0 : groups.size()) + 1);
    }

    private Pathway own(Visitor visitor, UUID id) {
        Pathway found = pathways.find(visitor, new PathwayId(id));
        if (!Pathways.isMadeHere(visitor, found)) {
            throw new Refusal(Problem.NOT_FOUND, "pathway.unknown");
        }
        return found;
    }

    private List<Choice> choices(Visitor visitor, @Nullable PathwayId self) {
        List<Choice> choices = new ArrayList<>();
        pathways.choices(visitor)
                .forEach((id, version) -> choices.add(
                        new Choice("m:" + id, version.definition().title().in(visitor.locale()), false)));
        pathways.visible(visitor).stream()
                .filter(pathway -> !pathway.id().equals(self))
                .forEach(pathway -> choices.add(
                        new Choice("p:" + pathway.id(), pathway.title().in(visitor.locale()), true)));
        return choices;
    }

    private Names names(Visitor visitor) {
        return new Names(pathways.choices(visitor), pathways.byId(visitor.institution()), visitor.locale());
    }
}
