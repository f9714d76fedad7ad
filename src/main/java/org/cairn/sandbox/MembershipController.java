package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Names and roles of a course (NRPS 2.0). */
@RestController
final class MembershipController {

    private final GradeServices services;
    private final Manners manners;
    private final RosterMembers roster;
    private final ServiceUrls urls;
    private final Addresses addresses;

    MembershipController(
            GradeServices services, Manners manners, RosterMembers roster, ServiceUrls urls, Addresses addresses) {
        this.services = services;
        this.manners = manners;
        this.roster = roster;
        this.urls = urls;
        this.addresses = addresses;
    }

    @GetMapping(ServiceUrls.MEMBERSHIPS)
    ResponseEntity<MembershipJson> members(
            @PathVariable("course") String courseId,
            @RequestParam(name = "role", required = false) @Nullable String role,
            @RequestParam(name = "rlid", required = false) @Nullable String resourceLinkId,
            @RequestParam(name = "since", required = false) @Nullable Long since,
            HttpServletRequest request) {
        services.demand(request, Scope.MEMBERSHIP);
        services.demandAccepted(request, MediaTypes.MEMBERSHIPS);
        Course course = services.course(courseId);
        // Nobody comes or goes while this LMS runs: what has changed since is nobody.
        List<MembershipJson.Member> members = since == null ? roster.of(course, resourceLinkId, role) : List.of();
        Paging paging = paging(request);
        ResponseEntity.BodyBuilder answer = Paging.answer(MediaTypes.MEMBERSHIPS, Optional.empty());
        links(paging, members.size(), course, request).forEach(link -> answer.header("Link", link));
        return answer.body(
                new MembershipJson(urls.memberships(course).toString(), roster.context(course), paging.cut(members)));
    }

    private Paging paging(HttpServletRequest request) {
        Lms lms = manners.now();
        return lms.heedsRosterLimit()
                ? Paging.of(request, lms.rosterPage(), lms.countsEntries())
                : new Paging(Integer.MAX_VALUE, 0, false);
    }

    private List<String> links(Paging paging, int total, Course course, HttpServletRequest request) {
        List<String> links = new ArrayList<>();
        Optional<String> next = paging.next(total, addresses, request);
        next.map(this::nextPage).map(Paging::link).ifPresent(links::add);
        if (next.isEmpty() && manners.now().offersDifferences()) {
            links.add("<" + urls.memberships(course) + "?since=" + roster.now() + ">; rel=\"differences\"");
        }
        return links;
    }

    private String nextPage(String next) {
        return manners.now().keepsRoleFilter()
                ? next
                : UriComponentsBuilder.fromUriString(next)
                        .replaceQueryParam("role")
                        .build()
                        .toUriString();
    }
}
