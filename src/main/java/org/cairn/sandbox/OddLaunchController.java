package org.cairn.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Launches that no course page has: odd ones, and those that are about the tool itself. */
@Controller
final class OddLaunchController {

    private static final String PRIVACY = "PRIVACY";
    private static final String EULA = "EULA";

    private final Courses courses;
    private final ResourceLinks links;
    private final Tools tools;
    private final Logins logins;
    private final Manners manners;
    private final Addresses addresses;

    OddLaunchController(
            Courses courses, ResourceLinks links, Tools tools, Logins logins, Manners manners, Addresses addresses) {
        this.courses = courses;
        this.links = links;
        this.tools = tools;
        this.logins = logins;
        this.manners = manners;
        this.addresses = addresses;
    }

    @GetMapping("/administration/launches")
    String launches(Person person, Model model) {
        AdministrationController.demandAdministrator(person);
        model.addAttribute("launches", offered());
        return "launches";
    }

    @GetMapping("/administration/launches/{name}")
    String frame(@PathVariable("name") String name, Person person, Model model) {
        demandOffered(name, person);
        model.addAttribute("heading", "launches." + name);
        model.addAttribute("source", "/administration/launches/" + name + "/start");
        model.addAttribute("back", "/administration/launches");
        model.addAttribute("tool", addresses.toolOrigin());
        return "administration-frame";
    }

    @GetMapping("/administration/launches/{name}/start")
    String start(@PathVariable("name") String name, Person person, Model model) {
        demandOffered(name, person);
        PendingLaunch launch = launch(name);
        return logins.initiate(launch, person, launch.tool().target(), model);
    }

    private PendingLaunch launch(String name) {
        Tool tool = tools.first();
        DocumentTarget target = DocumentTarget.IFRAME;
        if (name.equals(PRIVACY)) {
            return new PendingLaunch.OfPrivacy(tool, target);
        }
        if (name.equals(EULA)) {
            return new PendingLaunch.OfEula(tool, target);
        }
        Course course = courses.originals().get(0);
        ResourceLink link = links.of(course).get(0);
        return new PendingLaunch.OfOddity(
                new PendingLaunch.OfResourceLink(tool, course, link, target), Oddity.valueOf(name));
    }

    private void demandOffered(String name, Person person) {
        AdministrationController.demandAdministrator(person);
        if (!offered().contains(name)) {
            throw new LmsRefusal(HttpStatus.NOT_FOUND, "not-offered");
        }
    }

    private List<String> offered() {
        List<String> offered =
                new ArrayList<>(Arrays.stream(Oddity.values()).map(Enum::name).toList());
        if (manners.now().offersPrivacyLaunch()) {
            offered.add(PRIVACY);
        }
        if (manners.now().offersEula()) {
            offered.add(EULA);
        }
        return offered;
    }
}
