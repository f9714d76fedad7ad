package org.cairn.sandbox;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lets a tool in that has registered itself: from then on it may be launched, and each course has a link to it. */
@Component
final class Activation {

    private final Tools tools;
    private final Courses courses;
    private final ResourceLinks links;

    Activation(Tools tools, Courses courses, ResourceLinks links) {
        this.tools = tools;
        this.courses = courses;
        this.links = links;
    }

    void activate(Tool tool) {
        tools.put(tool.activated());
        courses.all()
                .forEach(course -> links.add(new ResourceLink(
                        course.id() + "-" + tool.clientId(),
                        course.id(),
                        tool.clientId(),
                        tool.name() + " (" + tool.deploymentId() + ")",
                        null,
                        tool.target(),
                        Map.of(),
                        List.of())));
    }
}
