package org.cairn.sandbox;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the tools of a course that it was copied, where the LMS does (Platform Notification Service 1.0). */
@Component
final class CopyNotice {

    private final Notices notices;
    private final Tools tools;
    private final Manners manners;
    private final Wire wire;

    CopyNotice(Notices notices, Tools tools, Manners manners, Wire wire) {
        this.notices = notices;
        this.tools = tools;
        this.manners = manners;
        this.wire = wire;
    }

    void send(Course origin, Course copy, List<ResourceLink> links) {
        if (!manners.now().offersNotices()) {
            return;
        }
        Map<String, Object> about = Map.of(
                LaunchClaims.CONTEXT,
                Map.of(
                        "id", wire.id(copy),
                        "label", copy.label(),
                        "title", copy.title(),
                        "type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering")),
                LaunchClaims.ORIGIN_CONTEXTS,
                List.of(wire.id(origin)));
        links.stream()
                .map(ResourceLink::tool)
                .distinct()
                .forEach(clientId -> tools.find(clientId)
                        .filter(Tool::active)
                        .ifPresent(tool -> notices.send(tool, Notices.COPIED, about)));
    }
}
