package org.cairn.launch.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Locale;
import org.cairn.course.Course;
import org.cairn.course.Courses;
import org.cairn.launch.KeptBy;
import org.cairn.launch.Launches;
import org.cairn.launch.RecentLaunch;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.shared.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The last launches, for administrators. */
@Controller
class RecentLaunchesController {

    private static final int MOST = 50;

    private final Launches launches;
    private final Platforms platforms;
    private final Courses courses;

    RecentLaunchesController(Launches launches, Platforms platforms, Courses courses) {
        this.launches = launches;
        this.platforms = platforms;
        this.courses = courses;
    }

    @GetMapping("/admin/launches")
    String newest(Model model, Locale locale) {
        DateTimeFormatter times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault());
        model.addAttribute(
                "launches",
                launches.newest(MOST).stream()
                        .map(launch -> page(launch, times))
                        .toList());
        model.addAttribute("signedIn", true);
        return "launch/launches";
    }

    private RecentLaunchPage page(RecentLaunch launch, DateTimeFormatter times) {
        return new RecentLaunchPage(
                times.format(launch.launchedAt()),
                platforms
                        .registration(launch.registration())
                        .map(Registration::name)
                        .orElse(""),
                courses.find(launch.course()).map(Course::label).orElse(""),
                launch.roles(),
                launch.messageType(),
                launch.framed(),
                launch.keptBy());
    }

    record RecentLaunchPage(
            String when,
            String platform,
            String course,
            Collection<Role> roles,
            String messageType,
            boolean framed,
            KeptBy keptBy) {}
}
