package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The front: choosing who to be, the doors, and starting over. */
@Controller
final class FrontController {

    private final People people;
    private final Courses courses;
    private final SignIn signIn;
    private final List<Resettable> resettable;

    FrontController(People people, Courses courses, SignIn signIn, List<Resettable> resettable) {
        this.people = people;
        this.courses = courses;
        this.signIn = signIn;
        this.resettable = List.copyOf(resettable);
    }

    @GetMapping("/")
    String home(HttpServletRequest request, Model model) {
        return signIn.current(request).isPresent() ? "home" : chooser(null, model);
    }

    @GetMapping("/sign-in")
    String chooser(@RequestParam(name = "next", required = false) @Nullable String next, Model model) {
        model.addAttribute("next", isOwnPath(next) ? next : null);
        model.addAttribute("instructor", People.INSTRUCTOR);
        model.addAttribute("administrator", People.ADMINISTRATOR);
        model.addAttribute("learner", People.LEARNER);
        model.addAttribute(
                "others",
                Stream.concat(
                                people.learners().stream().filter(learner -> !learner.equals(People.LEARNER)),
                                Stream.of(People.TUTOR, People.MENTOR))
                        .toList());
        return "sign-in";
    }

    @PostMapping("/sign-in")
    String signIn(
            @RequestParam("person") String id,
            @RequestParam(name = "next", required = false) @Nullable String next,
            HttpServletRequest request) {
        Person person = person(id);
        signIn.enter(request, person);
        return "redirect:" + (isOwnPath(next) ? next : startOf(person));
    }

    /** The doors of Cairn's start page: by role, or by the id of a person. */
    @GetMapping("/enter/{who}")
    String enter(@PathVariable("who") String who, HttpServletRequest request) {
        Person person = switch (who) {
            case "learner" -> People.LEARNER;
            case "instructor" -> People.INSTRUCTOR;
            case "administrator" -> People.ADMINISTRATOR;
            default -> person(who);
        };
        signIn.enter(request, person);
        return "redirect:" + startOf(person);
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request) {
        signIn.leave(request);
        return "redirect:/";
    }

    @GetMapping("/reset")
    String startOver() {
        return "reset";
    }

    @PostMapping("/reset")
    String reset() {
        resettable.forEach(Resettable::reset);
        return "redirect:/?fresh";
    }

    private Person person(String id) {
        return people.find(id).orElseThrow(() -> new LmsRefusal(HttpStatus.NOT_FOUND, "no-person"));
    }

    private String startOf(Person person) {
        if (person.administers()) {
            return "/administration";
        }
        Course course = courses.of(person).get(0);
        return person.learns()
                ? "/courses/" + course.id() + "/links/" + ResourceLinks.first(course)
                : "/courses/" + course.id();
    }

    // Only paths of this LMS; "//host" and "/\host" lead elsewhere.
    private static boolean isOwnPath(@Nullable String next) {
        return next != null && next.matches("/(?![/\\\\]).*");
    }
}
