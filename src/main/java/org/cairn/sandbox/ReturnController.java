package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the tool sends people back to: with chosen content, or when they are done. */
@Controller
final class ReturnController {

    private static final Logger log = LoggerFactory.getLogger(ReturnController.class);

    private final DeepLinking deepLinking;
    private final Courses courses;
    private final SignIn signIn;
    private final Addresses addresses;

    /** What the page says. Texts of the tool are shown as such. */
    record ReturnPage(
            Course course,
            boolean selection,
            int added,
            int passedOver,
            @Nullable String message,
            @Nullable String error) {}

    ReturnController(DeepLinking deepLinking, Courses courses, SignIn signIn, Addresses addresses) {
        this.deepLinking = deepLinking;
        this.courses = courses;
        this.signIn = signIn;
        this.addresses = addresses;
    }

    @PostMapping("/lti/deep-linking")
    String content(@RequestParam MultiValueMap<String, String> sent, HttpServletRequest request, Model model) {
        Optional<Person> person = signIn.current(request);
        if (person.isEmpty() && !Reposted.is(sent)) {
            return Reposted.once(model, "/lti/deep-linking", sent);
        }
        String response = sent.getFirst("JWT");
        if (person.isEmpty() || response == null) {
            throw new LmsRefusal(HttpStatus.BAD_REQUEST, "no-selection");
        }
        try {
            DeepLinking.Outcome outcome =
                    deepLinking.accept(response, sent.getFirst("ticket"), addresses.issuer(), person.get());
            model.addAttribute(
                    "page",
                    new ReturnPage(
                            outcome.course(),
                            true,
                            outcome.added(),
                            outcome.passedOver(),
                            outcome.message(),
                            outcome.error()));
            return "return";
        } catch (ToolJwts.Rejected rejected) {
            log.info("Sandbox LMS refused a deep linking response: {}", rejected.getMessage());
            throw new LmsRefusal(HttpStatus.BAD_REQUEST, "bad-selection");
        }
    }

    /** LTI Core 1.3, 5.4.4: the tool may add messages to the return address. */
    @GetMapping("/lti/return/{course}")
    String back(
            @PathVariable("course") String courseId,
            @RequestParam(name = "lti_msg", required = false) @Nullable String message,
            @RequestParam(name = "lti_errormsg", required = false) @Nullable String error,
            Person person,
            Model model) {
        Course course = courses.open(courseId, person);
        model.addAttribute("page", new ReturnPage(course, false, 0, 0, message, error));
        return "return";
    }
}
