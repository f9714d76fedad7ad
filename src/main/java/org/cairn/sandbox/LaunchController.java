package org.cairn.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Begins launches: the third-party initiated login, as a form that posts itself to the tool. */
@Controller
final class LaunchController {

    private final Courses courses;
    private final ResourceLinks links;
    private final DeepLinking deepLinking;
    private final PendingLaunches launches;
    private final Addresses addresses;
    private final ToolStorage storage;

    LaunchController(
            Courses courses,
            ResourceLinks links,
            DeepLinking deepLinking,
            PendingLaunches launches,
            Addresses addresses,
            ToolStorage storage) {
        this.courses = courses;
        this.links = links;
        this.deepLinking = deepLinking;
        this.launches = launches;
        this.addresses = addresses;
        this.storage = storage;
    }

    @GetMapping("/launch/{link}")
    String launch(
            @PathVariable("link") String linkId,
            @RequestParam(name = "target", defaultValue = "iframe") String target,
            Person person,
            Model model) {
        ResourceLink link = links.find(linkId).orElseThrow(() -> new LmsRefusal(HttpStatus.NOT_FOUND, "no-link"));
        Course course = courses.open(link.course(), person);
        PendingLaunch launch = new PendingLaunch.OfResourceLink(course, link, DocumentTarget.of(target));
        return login(launch, person, link.targetLinkUri().toString(), model);
    }

    @GetMapping("/courses/{course}/select-content")
    String selectContent(
            @PathVariable("course") String courseId,
            @RequestParam(name = "target", defaultValue = "iframe") String target,
            Person person,
            Model model) {
        Course course = courses.openToTeach(courseId, person);
        PendingLaunch launch =
                new PendingLaunch.OfDeepLinking(course, deepLinking.open(course, person), DocumentTarget.of(target));
        return login(launch, person, addresses.toolRedirect().toString(), model);
    }

    private String login(PendingLaunch launch, Person person, String targetLinkUri, Model model) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("iss", addresses.issuer());
        fields.put("target_link_uri", targetLinkUri);
        fields.put("login_hint", person.id());
        fields.put("lti_message_hint", launches.begin(launch));
        fields.put("client_id", Addresses.CLIENT_ID);
        fields.put("lti_deployment_id", Addresses.DEPLOYMENT_ID);
        if (storage.isOffered()) {
            fields.put("lti_storage_target", ToolStorage.TARGET);
        }
        return PostPage.show(model, addresses.toolLogin().toString(), fields);
    }
}
