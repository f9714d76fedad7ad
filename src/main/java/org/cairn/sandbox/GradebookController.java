package org.cairn.sandbox;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cairn.sandbox.Gradebook.Cell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The gradebook: all learners, all columns, every cell editable by the instructor. */
@Controller
final class GradebookController {

    private final Courses courses;
    private final Gradebook gradebook;
    private final LineItems lineItems;
    private final Submissions submissions;
    private final Manners manners;

    /**
     * @param shown what the cell holds, for the hidden field
     * @param typed what the input shows: the same, or what was typed and cannot be read
     * @param mistake a message key, or null
     * @param review where what was handed in is looked at, or null where it cannot be
     * @param submissions how often something was handed in, as far as the LMS counts that
     */
    record CellView(
            Column column,
            String field,
            String shownField,
            String shown,
            String typed,
            @Nullable String mistake,
            @Nullable String review,
            int submissions) {}

    /** @param ofTool false for activities of the LMS itself */
    record ColumnView(String label, String maximum, boolean ofTool) {}

    record RowView(Person learner, List<CellView> cells) {}

    /** @param fillable whether there are activities that example grades can be filled into */
    record GradebookPage(
            Course course,
            List<ColumnView> columns,
            List<RowView> rows,
            boolean fillable,
            int mistakes,
            boolean nativesShown) {}

    GradebookController(
            Courses courses, Gradebook gradebook, LineItems lineItems, Submissions submissions, Manners manners) {
        this.courses = courses;
        this.gradebook = gradebook;
        this.lineItems = lineItems;
        this.submissions = submissions;
        this.manners = manners;
    }

    @GetMapping("/courses/{course}/gradebook")
    String show(@PathVariable("course") String id, Person person, Locale locale, Model model) {
        Course course = courses.openToTeach(id, person);
        return page(course, new GradeSheet(Map.of(), Map.of()), locale, model);
    }

    @PostMapping("/courses/{course}/gradebook")
    String save(
            @PathVariable("course") String id,
            @RequestParam Map<String, String> form,
            Person person,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        Course course = courses.openToTeach(id, person);
        GradeSheet sheet = GradeSheet.read(form, gradebook.columns(course), course.learners());
        if (!sheet.mistakes().isEmpty()) {
            return page(course, sheet, locale, model);
        }
        sheet.changes()
                .values()
                .forEach(change -> gradebook.set(change.column(), change.learner(), change.score(), person));
        redirect.addFlashAttribute("saved", sheet.changes().size());
        return "redirect:/courses/" + course.id() + "/gradebook";
    }

    /** Fills the activities that the instructor added; line items that the tool made for itself are the tool's to fill. */
    @PostMapping("/courses/{course}/gradebook/example-grades")
    String fill(@PathVariable("course") String id, Person person, RedirectAttributes redirect) {
        Course course = courses.openToTeach(id, person);
        List<LineItem> fillable = fillable(course);
        Map<Cell, BigDecimal> example = ExampleGrades.fill(fillable, course.learners());
        for (LineItem item : fillable) {
            for (Person learner : course.learners()) {
                BigDecimal score = example.get(new Cell(item.id(), learner.id()));
                if (score != null || gradebook.find(item, learner).isPresent()) {
                    gradebook.set(item, learner, score, person);
                }
            }
        }
        redirect.addFlashAttribute("saved", example.size());
        return "redirect:/courses/" + course.id() + "/gradebook";
    }

    private List<LineItem> fillable(Course course) {
        return lineItems.of(course).stream()
                .filter(item -> item.origin() == LineItem.Origin.DEEP_LINKING)
                .toList();
    }

    private String page(Course course, GradeSheet sheet, Locale locale, Model model) {
        List<Column> columns = gradebook.columns(course);
        List<RowView> rows = course.learners().stream()
                .map(learner -> new RowView(
                        learner,
                        columns.stream()
                                .map(column -> cell(column, learner, sheet, locale))
                                .toList()))
                .toList();
        model.addAttribute(
                "page",
                new GradebookPage(
                        course,
                        columns.stream()
                                .map(column -> new ColumnView(
                                        column.label(),
                                        Points.text(column.scoreMaximum(), locale),
                                        column instanceof LineItem))
                                .toList(),
                        rows,
                        !fillable(course).isEmpty(),
                        sheet.mistakes().size(),
                        manners.now().showsOwnActivities()));
        return "gradebook";
    }

    private CellView cell(Column column, Person learner, GradeSheet sheet, Locale locale) {
        Cell cell = new Cell(column.id(), learner.id());
        String shown = gradebook
                .find(column, learner)
                .map(Grade::score)
                .map(score -> Points.text(score, locale))
                .orElse("");
        GradeSheet.Mistake mistake = sheet.mistakes().get(cell);
        GradeSheet.Change change = sheet.changes().get(cell);
        String typed = mistake != null ? mistake.typed() : change == null ? shown : Points.text(change.score(), locale);
        return new CellView(
                column,
                GradeSheet.field(column, learner),
                GradeSheet.shown(column, learner),
                shown,
                typed,
                mistake == null ? null : mistake.reason(),
                review(column, learner),
                submissions.of(column, learner));
    }

    private @Nullable String review(Column column, Person learner) {
        return column instanceof LineItem item
                        && item.review() != null
                        && manners.now().offersReview()
                ? "/courses/" + item.course() + "/review/" + item.id() + "/" + learner.id()
                : null;
    }
}
