package org.cairn.attainment.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.cairn.mapping.CourseMapId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Tries a course map on a section's results. Only reads, so that every run is a link. */
@Controller
@RequestMapping("/l/{launchId}/teach/maps/{map}/simulator")
class SimulatorController {

    private final SimulatorView view;
    private final Spreadsheet spreadsheet;

    SimulatorController(SimulatorView view, Spreadsheet spreadsheet) {
        this.view = view;
        this.spreadsheet = spreadsheet;
    }

    @GetMapping
    ModelAndView show(Visitor visitor, @PathVariable UUID map, @ModelAttribute("form") TrialForm form) {
        SimulatorPage page = view.page(visitor.mustTeach(), new CourseMapId(map), form);
        return new ModelAndView(
                "attainment/simulator",
                Map.of("page", page),
                page.wrong() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping("/learners/{person}")
    ModelAndView why(
            Visitor visitor,
            @PathVariable UUID map,
            @PathVariable UUID person,
            @ModelAttribute("form") TrialForm form) {
        return new ModelAndView(
                "attainment/tried",
                "page",
                view.why(visitor.mustTeach(), new CourseMapId(map), form, new PersonId(person)));
    }

    @GetMapping("/learners.csv")
    ResponseEntity<byte[]> csv(Visitor visitor, @PathVariable UUID map, @ModelAttribute("form") TrialForm form) {
        String csv = spreadsheet.of(view.all(visitor.mustTeach(), new CourseMapId(map), form), visitor.locale());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("simulator.csv")
                                .build()
                                .toString())
                .body(csv.getBytes(StandardCharsets.UTF_8));
    }
}
