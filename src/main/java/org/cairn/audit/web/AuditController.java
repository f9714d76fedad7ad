package org.cairn.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cairn.audit.AuditLog;
import org.cairn.audit.AuditLog.Query;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Administrators look decisions up, take them along as a file, and check that nobody has changed what was written. */
@Controller
@RequestMapping("/admin/audit")
class AuditController {

    private final AuditLog log;
    private final Platforms platforms;
    private final Clock clock;

    AuditController(AuditLog log, Platforms platforms, Clock clock) {
        this.log = log;
        this.platforms = platforms;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView search(
            @ModelAttribute("form") AuditForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "false") boolean check,
            Locale locale) {
        List<Institution> institutions = platforms.institutions();
        InstitutionId chosen = chosen(institutions, form);
        Optional<Query> query = query(form, chosen, errors);
        int total = query.map(log::count).orElse(0);
        int pages = Math.max(1, (total + AuditLog.PAGE - 1) / AuditLog.PAGE);
        int shown = Math.max(0, Math.min(page, pages - 1));
        List<AuditLog.Entry> rows = query.map(found -> log.page(found, shown)).orElse(List.of());
        ModelAndView view = new ModelAndView("audit/audit");
        view.setStatus(query.isPresent() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return view.addObject("signedIn", true)
                .addObject(
                        "page",
                        new AuditPage(
                                institutions.stream()
                                        .map(one -> new AuditPage.Choice(
                                                one.id().value(), one.name().in(locale)))
                                        .toList(),
                                chosen.value(),
                                log.actions(),
                                rows,
                                parameters(form, chosen),
                                shown,
                                pages,
                                total,
                                check ? log.check(chosen) : null));
    }

    @GetMapping("/decisions.csv")
    void file(@ModelAttribute("form") AuditForm form, BindingResult errors, HttpServletResponse response)
            throws IOException {
        Query query = query(form, chosen(platforms.institutions(), form), errors)
                .orElseThrow(() -> new Refusal(Problem.INVALID, "audit.no-such-search"));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"decisions.csv\"");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        AuditFile file = AuditFile.to(response.getWriter());
        log.export(query, file::add);
        file.end();
    }

    private Optional<Query> query(AuditForm form, InstitutionId chosen, BindingResult errors) {
        return form.query(chosen, log.actions(), LocalDate.now(clock), clock.getZone(), errors);
    }

    /** The one that is meant, or the first. */
    private static InstitutionId chosen(List<Institution> institutions, AuditForm form) {
        return institutions.stream()
                .map(Institution::id)
                .filter(id -> id.toString().equals(form.institution()))
                .findFirst()
                .or(() -> institutions.stream().map(Institution::id).findFirst())
                .orElse(new InstitutionId(new UUID(0, 0)));
    }

    private static String parameters(AuditForm form, InstitutionId chosen) {
        return UriComponentsBuilder.newInstance()
                .queryParam("institution", chosen)
                .queryParam("action", Optional.ofNullable(form.action()).orElse(""))
                .queryParam("id", Optional.ofNullable(form.id()).orElse(""))
                .queryParam("from", Optional.ofNullable(form.from()).orElse(""))
                .queryParam("to", Optional.ofNullable(form.to()).orElse(""))
                .encode()
                .toUriString();
    }
}
