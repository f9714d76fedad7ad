package org.cairn.gradefile.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.cairn.gradefile.Choices;
import org.cairn.gradefile.GradeFileId;
import org.cairn.gradefile.GradeFiles;
import org.cairn.shared.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Brings a gradebook file in: the file, its columns, what taking it would do, and then taking it. */
@Controller
@RequestMapping("/l/{launchId}/teach/gradebook/file")
class GradeFileController {

    private final GradeFiles files;

    GradeFileController(GradeFiles files) {
        this.files = files;
    }

    @InitBinder
    void everyColumn(WebDataBinder binder) {
        binder.setAutoGrowCollectionLimit(ColumnsForm.MOST_COLUMNS);
    }

    @GetMapping
    ModelAndView ask(Visitor visitor) {
        visitor.mustTeach();
        return new ModelAndView("gradefile/file").addObject("form", new FileForm(null));
    }

    @PostMapping
    ModelAndView look(Visitor visitor, @ModelAttribute("form") FileForm form, BindingResult errors) {
        visitor.mustTeach();
        Optional<MultipartFile> file = form.checked(errors);
        if (file.isPresent()) {
            GradeFiles.Look look = files.look(
                    visitor,
                    Optional.ofNullable(file.get().getOriginalFilename()).orElse(""),
                    bytes(file.get()));
            if (look instanceof GradeFiles.Look.Good good) {
                return new ModelAndView(to(visitor, good.id()) + "/columns");
            }
            FileForm.say(((GradeFiles.Look.Faulty) look).fault(), errors);
        }
        return new ModelAndView("gradefile/file", HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/{file}/columns")
    ModelAndView columns(Visitor visitor, @PathVariable UUID file) {
        GradeFiles.Contents contents = files.contents(visitor, new GradeFileId(file));
        return columns(file, contents, HttpStatus.OK).addObject("form", ColumnsForm.of(contents));
    }

    @PostMapping("/{file}/columns")
    ModelAndView choose(
            Visitor visitor, @PathVariable UUID file, @ModelAttribute("form") ColumnsForm form, BindingResult errors) {
        GradeFileId id = new GradeFileId(file);
        GradeFiles.Contents contents = files.contents(visitor, id);
        Choices choices = form.choices(contents, errors);
        if (errors.hasErrors()) {
            return columns(file, contents, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        files.choose(visitor, id, choices);
        return new ModelAndView(to(visitor, id));
    }

    @GetMapping("/{file}")
    ModelAndView show(Visitor visitor, @PathVariable UUID file) {
        GradeFileId id = new GradeFileId(file);
        GradeFiles.Stage stage = files.stage(visitor, id);
        if (stage instanceof GradeFiles.Stage.Planned planned) {
            return new ModelAndView("gradefile/plan").addObject("page", PlanPage.of(file, planned));
        }
        return stage instanceof GradeFiles.Stage.Taken taken
                ? new ModelAndView("gradefile/done").addObject("page", taken)
                : new ModelAndView(to(visitor, id) + "/columns");
    }

    /** A field for each row that the instructor was asked about; what is left open stays open. */
    @PostMapping("/{file}/people")
    String people(Visitor visitor, @PathVariable UUID file, @RequestParam Map<String, String> fields) {
        Map<Integer, String> people = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (name.matches("line-\\d{1,7}") && !value.isBlank()) {
                people.put(
                        Integer.valueOf(name.substring("line-".length())),
                        value.equals(PlanPage.LEAVE_OUT) ? "" : value);
            }
        });
        files.choosePeople(visitor, new GradeFileId(file), people);
        return to(visitor, new GradeFileId(file));
    }

    @PostMapping("/{file}")
    String take(Visitor visitor, @PathVariable UUID file) {
        files.take(visitor, new GradeFileId(file));
        return to(visitor, new GradeFileId(file));
    }

    private static ModelAndView columns(UUID file, GradeFiles.Contents contents, HttpStatus status) {
        return new ModelAndView("gradefile/columns", status)
                .addObject("file", file)
                .addObject("page", ColumnsPage.of(contents));
    }

    private static String to(Visitor visitor, GradeFileId id) {
        return "redirect:/l/" + visitor.launch() + "/teach/gradebook/file/" + id;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
