package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Names and roles of a course (NRPS 2.0). */
@RestController
final class MembershipController {

    private final GradeServices services;
    private final ResourceLinks links;
    private final ServiceUrls urls;
    private final Addresses addresses;

    MembershipController(GradeServices services, ResourceLinks links, ServiceUrls urls, Addresses addresses) {
        this.services = services;
        this.links = links;
        this.urls = urls;
        this.addresses = addresses;
    }

    @GetMapping(ServiceUrls.MEMBERSHIPS)
    ResponseEntity<MembershipJson> members(
            @PathVariable("course") String courseId,
            @RequestParam(name = "role", required = false) @Nullable String role,
            @RequestParam(name = "rlid", required = false) @Nullable String resourceLinkId,
            HttpServletRequest request) {
        services.demand(request, Scope.MEMBERSHIP);
        MediaTypes.demandAccepted(request.getHeader(HttpHeaders.ACCEPT), MediaTypes.MEMBERSHIPS);
        Course course = services.course(courseId);
        demandKnownLink(course, resourceLinkId);
        List<MembershipJson.Member> members = course.members().stream()
                .map(MembershipJson.Member::of)
                .filter(member -> role == null || hasRole(member, role))
                .toList();
        Paging paging = GradeServices.paging(request);
        return paging.answer(members.size(), MediaTypes.MEMBERSHIPS, addresses, request)
                .body(new MembershipJson(
                        urls.memberships(course).toString(),
                        Map.of("id", course.id(), "label", course.label(), "title", course.title()),
                        paging.cut(members)));
    }

    // A role may be asked for by its short name (NRPS 2.0, 2.4.1).
    private static boolean hasRole(MembershipJson.Member member, String role) {
        return member.roles().stream().anyMatch(uri -> uri.equals(role) || uri.endsWith("#" + role));
    }

    private void demandKnownLink(Course course, @Nullable String id) {
        if (id != null
                && links.find(id)
                        .filter(link -> link.course().equals(course.id()))
                        .isEmpty()) {
            throw ServiceRefusal.notFound("resource link in this course");
        }
    }
}
