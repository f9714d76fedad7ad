package org.cairn.mapping.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.web.CourseMapPage.Column;
import org.cairn.mapping.web.CourseMapPage.Group;
import org.cairn.mapping.web.CourseMapPage.Row;
import org.cairn.microcredential.Wording;
import org.cairn.shared.Problem;
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
import org.springframework.web.servlet.ModelAndView;

/** One cell of the matrix: which weight an activity has for a criterion. */
@Controller
@RequestMapping("/l/{launchId}/teach/maps/{map}/cells/{lineItem}/{criterion}")
class CellController {

    private static final String CELL = "mapping/cell";

    private final CourseMaps courseMaps;
    private final Wording wording;
    private final CourseMapView view;

    CellController(CourseMaps courseMaps, Wording wording, CourseMapView view) {
        this.courseMaps = courseMaps;
        this.wording = wording;
        this.view = view;
    }

    @GetMapping
    String show(
            Visitor visitor,
            @PathVariable UUID map,
            @PathVariable UUID lineItem,
            @PathVariable UUID criterion,
            Model model) {
        CourseMap draft = draft(visitor, map);
        model.addAttribute("cell", cell(visitor, draft, lineItem, criterion));
        model.addAttribute("form", form(visitor, draft, lineItem, criterion));
        return CELL;
    }

    @PostMapping
    ModelAndView save(
            Visitor visitor,
            @PathVariable UUID map,
            @PathVariable UUID lineItem,
            @PathVariable UUID criterion,
            @ModelAttribute("form") CellForm form,
            BindingResult errors) {
        CourseMap draft = draft(visitor, map);
        CellPage cell = cell(visitor, draft, lineItem, criterion);
        Optional<Mapping> mapping = form.read(
                new LineItemId(lineItem), competency(visitor, draft, criterion), new CriterionId(criterion), errors);
        if (mapping.isEmpty()) {
            return new ModelAndView(CELL, java.util.Map.of("cell", cell), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        courseMaps.map(visitor, draft.id(), mapping.get());
        if (Boolean.TRUE.equals(form.everywhere())) {
            courseMaps.weigh(
                    visitor, draft.id(), mapping.get().lineItem(), mapping.get().weight());
        }
        return new ModelAndView("redirect:" + CourseMapController.address(visitor, draft.id()));
    }

    @PostMapping("/clear")
    String clear(Visitor visitor, @PathVariable UUID map, @PathVariable UUID lineItem, @PathVariable UUID criterion) {
        CourseMapId id = new CourseMapId(map);
        courseMaps.unmap(visitor, id, new LineItemId(lineItem), new CriterionId(criterion));
        return "redirect:" + CourseMapController.address(visitor, id);
    }

    private CourseMap draft(Visitor visitor, UUID map) {
        CourseMap found = courseMaps.find(visitor, new CourseMapId(map));
        if (found.state() != CourseMap.State.DRAFT) {
            throw new Refusal(Problem.CONFLICT, "mapping.published");
        }
        return found;
    }

    private CompetencyId competency(Visitor visitor, CourseMap map, UUID criterion) {
        return wording.version(visitor, map.version()).definition().competencies().stream()
                .filter(competency ->
                        competency.criterion(new CriterionId(criterion)).isPresent())
                .findFirst()
                .orElseThrow(CellController::unknown)
                .id();
    }

    private CellPage cell(Visitor visitor, CourseMap map, UUID lineItem, UUID criterion) {
        CourseMapPage page = view.page(visitor, map);
        Row row = page.rows().stream()
                .filter(candidate -> candidate.id().equals(lineItem))
                .findFirst()
                .orElseThrow(CellController::unknown);
        for (Group group : page.groups()) {
            for (Column column : group.columns()) {
                if (column.id().equals(criterion)) {
                    return new CellPage(
                            page.id(),
                            lineItem,
                            criterion,
                            row.label(),
                            row.maximum(),
                            group.title(),
                            column.number(),
                            column.text(),
                            row.cells().stream()
                                    .anyMatch(cell -> cell.column().equals(column) && cell.weight() != null));
                }
            }
        }
        throw unknown();
    }

    /** An empty cell begins as the activity's other cells in the same competency. */
    private CellForm form(Visitor visitor, CourseMap map, UUID lineItem, UUID criterion) {
        CompetencyId competency = competency(visitor, map, criterion);
        List<Mapping> alike = map.mappings().stream()
                .filter(mapping -> mapping.lineItem().value().equals(lineItem)
                        && mapping.competency().equals(competency))
                .toList();
        return alike.isEmpty() ? CellForm.empty() : CellForm.of(alike.get(0));
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "mapping.unknown-cell");
    }
}
