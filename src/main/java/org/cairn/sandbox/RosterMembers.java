package org.cairn.sandbox;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people of a course as a tool is told of them. */
@Component
final class RosterMembers {

    private final Manners manners;
    private final Wire wire;
    private final Tools tools;
    private final CustomVariables variables;
    private final Clock clock;

    RosterMembers(Manners manners, Wire wire, Tools tools, CustomVariables variables, Clock clock) {
        this.manners = manners;
        this.wire = wire;
        this.tools = tools;
        this.variables = variables;
        this.clock = clock;
    }

    Map<String, String> context(Course course) {
        return Map.of("id", wire.id(course), "label", course.label(), "title", course.title());
    }

    long now() {
        return clock.millis();
    }

    /**
     * @param link by the id that the tool knows; with it each member brings what a launch would say
     * @throws ServiceRefusal 404 where the course has no such link
     */
    List<MembershipJson.Member> of(Course course, @Nullable String link, @Nullable String role) {
        ResourceLink resourceLink = link == null ? null : known(course, link);
        return manners.now().members(course).stream()
                .map(member -> MembershipJson.Member.of(
                        member,
                        wire.id(member.person()),
                        manners.now().rosterRoles(member.person()),
                        resourceLink == null ? null : message(course, resourceLink, member.person())))
                .filter(member -> role == null || member.has(role))
                .toList();
    }

    private @Nullable Object message(Course course, ResourceLink link, Person person) {
        Map<String, String> custom =
                new LinkedHashMap<>(tools.find(link.tool()).map(Tool::custom).orElse(Map.of()));
        custom.putAll(link.custom());
        Map<String, Object> message = new LinkedHashMap<>();
        message.put(LaunchClaims.MESSAGE_TYPE, LaunchClaims.RESOURCE_LINK_REQUEST);
        message.put(LaunchClaims.CUSTOM, variables.fill(custom, course, link, person));
        return manners.now().message(message);
    }

    private ResourceLink known(Course course, String id) {
        return wire.findLink(id)
                .filter(link -> link.course().equals(course.id()))
                .orElseThrow(() -> ServiceRefusal.notFound("resource link in this course"));
    }
}
