package org.cairn.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of a course: its activities, a link in its frame, choosing content, who is in it. */
@Controller
final class CourseController {

    private final Courses courses;
    private final ResourceLinks links;
    private final LineItems lineItems;
    private final Gradebook gradebook;
    private final Addresses addresses;
    private final Tools tools;
    private final Manners manners;
    private final ToolStorage storage;

    /** One line of the course page. */
    record LinkRow(ResourceLink link, List<GradeView> grades) {}

    record NativeRow(NativeActivity activity, GradeView grade) {}

    /** @param score null where it is not graded */
    record GradeView(@Nullable String score, String maximum) {}

    /**
     * @param nativesShown whether a tool can read the activities of the LMS itself
     * @param tools what has registered itself and offers content
     */
    record CoursePage(
            Course course,
            LinkRow first,
            List<LinkRow> added,
            List<NativeRow> natives,
            boolean nativesShown,
            List<Tool> tools) {}

    CourseController(
            Courses courses,
            ResourceLinks links,
            LineItems lineItems,
            Gradebook gradebook,
            Addresses addresses,
            Tools tools,
            Manners manners,
            ToolStorage storage) {
        this.courses = courses;
        this.links = links;
        this.lineItems = lineItems;
        this.gradebook = gradebook;
        this.addresses = addresses;
        this.tools = tools;
        this.manners = manners;
        this.storage = storage;
    }

    @GetMapping("/courses/{course}")
    String course(@PathVariable("course") String id, Person person, Locale locale, Model model) {
        Course course = courses.open(id, person);
        List<LinkRow> rows = links.of(course).stream()
                .map(link -> new LinkRow(link, gradesOf(course, link, person, locale)))
                .toList();
        List<NativeRow> natives = course.activities().stream()
                .map(activity -> new NativeRow(activity, view(activity, person, locale)))
                .toList();
        List<Tool> others = tools.registered().stream().filter(Tool::active).toList();
        boolean shown = manners.now().showsOwnActivities();
        model.addAttribute(
                "page", new CoursePage(course, rows.get(0), rows.subList(1, rows.size()), natives, shown, others));
        return "course";
    }

    @GetMapping("/courses/{course}/links/{link}")
    String link(@PathVariable("course") String id, @PathVariable("link") String linkId, Person person, Model model) {
        Course course = courses.open(id, person);
        ResourceLink link = links.find(linkId)
                .filter(found -> found.course().equals(course.id()))
                .orElseThrow(() -> new LmsRefusal(HttpStatus.NOT_FOUND, "no-link"));
        model.addAttribute("course", course);
        model.addAttribute("linkTitle", link.title());
        model.addAttribute("source", "/launch/" + link.id());
        model.addAttribute("tool", addresses.toolOrigin());
        model.addAttribute("storage", storage.isOffered());
        return "tool";
    }

    @GetMapping("/courses/{course}/content")
    String content(
            @PathVariable("course") String id,
            @RequestParam(name = "tool", defaultValue = Addresses.CLIENT_ID) String tool,
            Person person,
            Model model) {
        Course course = courses.openToTeach(id, person);
        model.addAttribute("course", course);
        model.addAttribute("source", "/courses/" + course.id() + "/select-content");
        model.addAttribute("clientId", tool);
        model.addAttribute("tool", addresses.toolOrigin());
        model.addAttribute("storage", storage.isOffered());
        return "tool";
    }

    @GetMapping("/courses/{course}/roster")
    String roster(@PathVariable("course") String id, Person person, Model model) {
        Course course = courses.open(id, person);
        if (!person.teaches() && !person.administers()) {
            throw new LmsRefusal(HttpStatus.FORBIDDEN, "instructors-only");
        }
        model.addAttribute("course", course);
        return "roster";
    }

    private List<GradeView> gradesOf(Course course, ResourceLink link, Person person, Locale locale) {
        return lineItems.of(course).stream()
                .filter(item -> item.isOf(link))
                .map(item -> view(item, person, locale))
                .toList();
    }

    private GradeView view(Column column, Person person, Locale locale) {
        Optional<Grade> grade = gradebook.find(column, person);
        return new GradeView(
                grade.map(Grade::score).map(score -> Points.text(score, locale)).orElse(null),
                Points.text(column.scoreMaximum(), locale));
    }
}
