package org.cairn.joining.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Locale;
import java.util.UUID;
import org.cairn.joining.RegistrarFiles;
import org.cairn.platform.Offices;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The registrar's file: brought, looked at, confirmed, and its report. */
@Controller
@RequestMapping("/admin/joined/file")
class RegistrarController {

    private static final String FORM = "joining/file";
    private static final long LARGEST = 1024L * 1024;

    private final RegistrarFiles files;
    private final Identities identities;
    private final Offices offices;
    private final Report report;

    RegistrarController(RegistrarFiles files, Identities identities, Offices offices, Report report) {
        this.files = files;
        this.identities = identities;
        this.offices = offices;
        this.report = report;
    }

    /** What is brought. */
    record FileForm(@Nullable String institution, @Nullable MultipartFile file) {

        boolean hasFile() {
            return file != null && !file.isEmpty();
        }
    }

    @GetMapping
    ModelAndView ask(@RequestParam(required = false) @Nullable String institution, Locale locale) {
        return form(new FileForm(institution, null), locale, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView bring(@ModelAttribute("form") FileForm form, BindingResult errors, Locale locale) throws IOException {
        InstitutionId institution = offices.chosen(form.institution());
        if (form.file() == null || form.file().isEmpty()) {
            errors.rejectValue("file", "joining.file.nothing");
        } else if (form.file().getSize() > LARGEST) {
            errors.rejectValue("file", "joining.file.too-large");
        } else {
            try {
                UUID kept = files.keep(institution, form.file().getBytes());
                return new ModelAndView("redirect:" + at(kept, institution));
            } catch (Refusal refusal) {
                if (refusal.problem() != Problem.INVALID) {
                    throw refusal;
                }
                errors.rejectValue("file", "refusal." + refusal.key(), refusal.args(), null);
            }
        }
        return form(form, locale, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/{file}")
    ModelAndView look(@PathVariable UUID file, @RequestParam(defaultValue = "") String institution) {
        InstitutionId chosen = offices.chosen(institution);
        RegistrarFiles.Plan plan = files.plan(chosen, file);
        return new ModelAndView("joining/plan")
                .addObject("signedIn", true)
                .addObject(
                        "page",
                        new PlanPage(
                                file,
                                chosen.value(),
                                plan.hash(),
                                plan.isReady(),
                                plan.joining(),
                                plan.count(true),
                                plan.rows().stream()
                                        .map(row -> new PlanPage.Row(
                                                row, row.found() == null ? null : identities.line(row.found())))
                                        .toList()));
    }

    @PostMapping("/{file}")
    ModelAndView run(
            @PathVariable UUID file,
            @RequestParam(defaultValue = "") String institution,
            @RequestParam(defaultValue = "") String seen,
            Principal who) {
        InstitutionId chosen = offices.chosen(institution);
        files.run(chosen, file, Offices.administrator(who), seen);
        return new ModelAndView("redirect:" + at(file, chosen));
    }

    @GetMapping("/{file}/report.csv")
    void report(
            @PathVariable UUID file,
            @RequestParam(defaultValue = "") String institution,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        RegistrarFiles.Plan plan = files.plan(offices.chosen(institution), file);
        response.setContentType("text/csv;charset=UTF-8");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"joined.csv\"");
        report.write(plan.rows(), response.getWriter(), locale);
    }

    private ModelAndView form(FileForm form, Locale locale, HttpStatus status) {
        return new ModelAndView(FORM, status)
                .addObject("signedIn", true)
                .addObject("form", form)
                .addObject("institutions", offices.choices(locale))
                .addObject("chosen", offices.chosen(form.institution()).value());
    }

    private static String at(UUID file, InstitutionId institution) {
        return "/admin/joined/file/" + file + "?institution=" + institution;
    }
}
