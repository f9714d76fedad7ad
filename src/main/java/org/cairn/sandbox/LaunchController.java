package org.cairn.sandbox;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Begins launches from a course: of a link, of a choice of content, of a submission to look at. */
@Controller
final class LaunchController {

    private final Courses courses;
    private final ResourceLinks links;
    private final LineItems lineItems;
    private final Tools tools;
    private final Logins logins;
    private final DeepLinking deepLinking;

    LaunchController(
            Courses courses,
            ResourceLinks links,
            LineItems lineItems,
            Tools tools,
            Logins logins,
            DeepLinking deepLinking) {
        this.courses = courses;
        this.links = links;
        this.lineItems = lineItems;
        this.tools = tools;
        this.logins = logins;
        this.deepLinking = deepLinking;
    }

    @GetMapping("/launch/{link}")
    String launch(
            @PathVariable("link") String linkId,
            @RequestParam(name = "target", defaultValue = "iframe") String target,
            Person person,
            Model model) {
        ResourceLink link = links.find(linkId).orElseThrow(() -> new LmsRefusal(HttpStatus.NOT_FOUND, "no-link"));
        Course course = courses.open(link.course(), person);
        PendingLaunch launch =
                new PendingLaunch.OfResourceLink(active(link.tool()), course, link, DocumentTarget.of(target));
        return logins.initiate(launch, person, link.targetLinkUri(), model);
    }

    @GetMapping("/courses/{course}/select-content")
    String selectContent(
            @PathVariable("course") String courseId,
            @RequestParam(name = "tool", defaultValue = Addresses.CLIENT_ID) String clientId,
            @RequestParam(name = "target", defaultValue = "iframe") String target,
            Person person,
            Model model) {
        Course course = courses.openToTeach(courseId, person);
        Tool tool = active(clientId);
        String ticket = deepLinking.open(course, tool, person);
        PendingLaunch launch = new PendingLaunch.OfDeepLinking(tool, course, ticket, DocumentTarget.of(target));
        return logins.initiate(launch, person, tool.addresses().deepLinking(), model);
    }

    @GetMapping("/courses/{course}/select-review/{item}/{learner}")
    String review(
            @PathVariable("course") String courseId,
            @PathVariable("item") String itemId,
            @PathVariable("learner") String learnerId,
            @RequestParam(name = "target", defaultValue = "iframe") String target,
            Person person,
            Model model) {
        Course course = courses.openToTeach(courseId, person);
        LineItem item = lineItems
                .find(course, itemId)
                .filter(found -> found.review() != null)
                .orElseThrow(() -> new LmsRefusal(HttpStatus.NOT_FOUND, "no-link"));
        Person learner = course.learners().stream()
                .filter(found -> found.id().equals(learnerId))
                .findFirst()
                .orElseThrow(() -> new LmsRefusal(HttpStatus.NOT_FOUND, "no-person"));
        Tool tool = active(item.tool());
        PendingLaunch launch = new PendingLaunch.OfReview(tool, course, item, learner, DocumentTarget.of(target));
        return logins.initiate(launch, person, target(item, tool), model);
    }

    private static URI target(LineItem item, Tool tool) {
        LineItem.Review review = item.review();
        return review == null || review.url() == null ? tool.target() : URI.create(review.url());
    }

    private Tool active(String clientId) {
        return tools.find(clientId)
                .filter(Tool::active)
                .orElseThrow(() -> new LmsRefusal(HttpStatus.NOT_FOUND, "no-tool"));
    }
}
