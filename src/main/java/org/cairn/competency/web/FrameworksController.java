package org.cairn.competency.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.cairn.competency.Framework;
import org.cairn.competency.FrameworkId;
import org.cairn.competency.Frameworks;
import org.cairn.competency.Library;
import org.cairn.shared.Visitor;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Frameworks: all of them, one of them, and what one says of itself. */
@Controller
@RequestMapping("/l/{launchId}/teach/frameworks")
class FrameworksController {

    private static final String FORM = "competency/framework-form";
    private static final int LONGEST_SEARCH = 200;

    private final Frameworks frameworks;
    private final Library library;

    FrameworksController(Frameworks frameworks, Library library) {
        this.frameworks = frameworks;
        this.library = library;
    }

    @GetMapping
    String list(Visitor visitor, Model model) {
        model.addAttribute("page", FrameworksPage.of(frameworks.of(visitor), visitor.locale()));
        return "competency/frameworks";
    }

    @GetMapping("/new")
    String begin(Visitor visitor, Model model) {
        visitor.mustTeach();
        model.addAttribute("form", FrameworkForm.empty());
        return FORM;
    }

    @PostMapping("/new")
    ModelAndView make(Visitor visitor, @ModelAttribute("form") FrameworkForm form, BindingResult errors) {
        visitor.mustTeach();
        form.check(errors);
        if (errors.hasErrors()) {
            return new ModelAndView(FORM, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        FrameworkId id = frameworks.make(visitor, form.title(), form.description(), form.about(null));
        return new ModelAndView("redirect:" + at(visitor, id));
    }

    /** @param page from 1; whoever asks for one that is not there gets the first */
    @GetMapping("/{framework}")
    String show(
            Visitor visitor,
            @PathVariable UUID framework,
            @RequestParam(defaultValue = "") String find,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        FrameworkId id = new FrameworkId(framework);
        int wanted = page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) - 1 : 0;
        String typed = find.substring(0, Math.min(find.length(), LONGEST_SEARCH));
        Library.Found found = library.find(visitor, id, typed, wanted);
        Framework what = frameworks.framework(visitor, id);
        model.addAttribute(
                "page",
                FrameworkPage.of(
                        frameworks.outline(visitor, id),
                        frameworks.mayChange(visitor, what),
                        found,
                        wanted,
                        typed,
                        visitor.locale()));
        return "competency/framework";
    }

    @GetMapping("/{framework}/edit")
    String edit(Visitor visitor, @PathVariable UUID framework, Model model) {
        model.addAttribute("form", FrameworkForm.of(frameworks.mustChange(visitor, new FrameworkId(framework))));
        model.addAttribute("id", framework);
        return FORM;
    }

    @PostMapping("/{framework}/edit")
    ModelAndView change(
            Visitor visitor,
            @PathVariable UUID framework,
            @ModelAttribute("form") FrameworkForm form,
            BindingResult errors) {
        FrameworkId id = new FrameworkId(framework);
        Framework before = frameworks.mustChange(visitor, id);
        form.check(errors);
        if (errors.hasErrors()) {
            return new ModelAndView(FORM, HttpStatus.UNPROCESSABLE_CONTENT).addObject("id", framework);
        }
        frameworks.change(
                visitor,
                id,
                form.title(),
                form.description(),
                Framework.Status.valueOf(String.valueOf(form.status())),
                form.about(before.about().uri()));
        return new ModelAndView("redirect:" + at(visitor, id));
    }

    @GetMapping("/{framework}/case.json")
    ResponseEntity<String> export(Visitor visitor, @PathVariable UUID framework) {
        FrameworkId id = new FrameworkId(framework);
        String title = frameworks.framework(visitor, id).title().in(visitor.locale());
        String json = frameworks.asCase(visitor, id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(title + ".case.json", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(json);
    }

    static String at(Visitor visitor, FrameworkId id) {
        return "/l/" + visitor.launch() + "/teach/frameworks/" + id;
    }
}
