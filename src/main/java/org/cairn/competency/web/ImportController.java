package org.cairn.competency.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.competency.FrameworkId;
import org.cairn.competency.Frameworks;
import org.cairn.competency.Imports;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Brings a framework in: a file or an address, what it would do, and then doing it. */
@Controller
@RequestMapping("/l/{launchId}/teach/frameworks")
class ImportController {

    private static final String FORM = "competency/import";
    private static final String CSV = "competency/csv";

    private final Frameworks frameworks;
    private final Imports imports;

    ImportController(Frameworks frameworks, Imports imports) {
        this.frameworks = frameworks;
        this.imports = imports;
    }

    @GetMapping("/import")
    String ask(Visitor visitor, Model model) {
        visitor.mustTeach();
        model.addAttribute("form", new ImportForm(null, null));
        return FORM;
    }

    @PostMapping("/import")
    ModelAndView look(Visitor visitor, @ModelAttribute("form") ImportForm form, BindingResult errors) {
        visitor.mustTeach();
        Optional<String> json = json(visitor, form, errors);
        if (json.isEmpty()) {
            return again(FORM, List.of());
        }
        Imports.Look look = imports.lookAtCase(visitor, json.get());
        if (look instanceof Imports.Look.Faulty faulty) {
            errors.rejectValue(form.hasFile() ? "file" : "address", "competency.import.faulty");
            return again(FORM, faulty.faults());
        }
        return preview(visitor, look);
    }

    private static ModelAndView preview(Visitor visitor, Imports.Look look) {
        Imports.FileId id = ((Imports.Look.Good) look).id();
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/teach/frameworks/imports/" + id);
    }

    @GetMapping("/{framework}/csv")
    String askForCsv(Visitor visitor, @PathVariable UUID framework, Model model) {
        frameworks.mustChange(visitor, new FrameworkId(framework));
        model.addAttribute("form", new ImportForm(null, null));
        model.addAttribute("framework", framework);
        return CSV;
    }

    @PostMapping("/{framework}/csv")
    ModelAndView lookAtCsv(
            Visitor visitor,
            @PathVariable UUID framework,
            @ModelAttribute("form") ImportForm form,
            BindingResult errors) {
        FrameworkId id = new FrameworkId(framework);
        frameworks.mustChange(visitor, id);
        if (!form.hasFile()) {
            errors.rejectValue("file", "competency.csv.nothing");
        }
        if (!form.fits(LargeUploads.TABLE, errors) || errors.hasErrors()) {
            return again(CSV, List.of()).addObject("framework", framework);
        }
        Imports.Look look = imports.lookAtCsv(visitor, id, bytes(Objects.requireNonNull(form.file())));
        if (look instanceof Imports.Look.Faulty faulty) {
            errors.rejectValue("file", "competency.import.faulty");
            return again(CSV, faulty.faults()).addObject("framework", framework);
        }
        return preview(visitor, look);
    }

    @GetMapping("/imports/{file}")
    String preview(Visitor visitor, @PathVariable UUID file, Model model) {
        model.addAttribute(
                "page", PlanPage.of(file, imports.plan(visitor, new Imports.FileId(file)), visitor.locale()));
        return "competency/plan";
    }

    @PostMapping("/imports/{file}")
    String run(Visitor visitor, @PathVariable UUID file) {
        FrameworkId framework = imports.run(visitor, new Imports.FileId(file));
        return "redirect:" + FrameworksController.at(visitor, framework);
    }

    private Optional<String> json(Visitor visitor, ImportForm form, BindingResult errors) {
        if (form.hasFile()) {
            return form.fits(LargeUploads.PACKAGE, errors)
                    ? Optional.of(text(Objects.requireNonNull(form.file())))
                    : Optional.empty();
        }
        Optional<URI> address = Addresses.https(Typed.text(form.address()));
        if (Typed.isBlank(form.address())) {
            errors.rejectValue("file", "competency.import.nothing");
        } else if (address.isEmpty()) {
            errors.rejectValue("address", "competency.import.https");
        }
        return address.flatMap(uri -> fetched(visitor, uri, errors));
    }

    /** Whatever kept the address from answering is said at the field, where another one can be typed. */
    private Optional<String> fetched(Visitor visitor, URI address, BindingResult errors) {
        Optional<String> json;
        try {
            json = imports.fetch(visitor, address);
        } catch (Refusal refusal) {
            errors.rejectValue("address", "competency.import.no-answer", new Object[] {address.getHost()}, null);
            return Optional.empty();
        }
        if (json.isEmpty()) {
            errors.rejectValue("address", "competency.import.no-success", new Object[] {address.getHost()}, null);
        }
        return json;
    }

    /** JSON is UTF-8, whatever else it says (RFC 8259, 8.1). */
    private static String text(MultipartFile file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelAndView again(String page, List<Imports.Fault> faults) {
        return new ModelAndView(page, HttpStatus.UNPROCESSABLE_CONTENT).addObject("faults", faults);
    }
}
