package org.cairn.sandbox;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What an instructor does with a course beside grading: copy it, and look at what was handed in. */
@Controller
final class TeachingController {

    private final Courses courses;
    private final CourseCopies copies;
    private final LineItems lineItems;
    private final Addresses addresses;
    private final Manners manners;
    private final ToolStorage storage;

    TeachingController(
            Courses courses,
            CourseCopies copies,
            LineItems lineItems,
            Addresses addresses,
            Manners manners,
            ToolStorage storage) {
        this.courses = courses;
        this.copies = copies;
        this.lineItems = lineItems;
        this.addresses = addresses;
        this.manners = manners;
        this.storage = storage;
    }

    @PostMapping("/courses/{course}/copy")
    String copy(@PathVariable("course") String id, Person person, Locale locale) {
        Course course = courses.openToTeach(id, person);
        Course copy = copies.copy(course, locale.getLanguage().equals("fr") ? "(copie)" : "(copy)");
        return "redirect:/courses/" + copy.id() + "?copied";
    }

    @GetMapping("/courses/{course}/review/{item}/{learner}")
    String review(
            @PathVariable("course") String id,
            @PathVariable("item") String itemId,
            @PathVariable("learner") String learner,
            Person person,
            Model model) {
        Course course = courses.openToTeach(id, person);
        if (!manners.now().offersReview()) {
            throw new LmsRefusal(HttpStatus.NOT_FOUND, "not-offered");
        }
        LineItem item =
                lineItems.find(course, itemId).orElseThrow(() -> new LmsRefusal(HttpStatus.NOT_FOUND, "no-link"));
        model.addAttribute("course", course);
        model.addAttribute("linkTitle", item.label());
        model.addAttribute("source", "/courses/" + course.id() + "/select-review/" + item.id() + "/" + learner);
        model.addAttribute("tool", addresses.toolOrigin());
        model.addAttribute("storage", storage.isOffered());
        return "tool";
    }
}
