package org.cairn.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What every message says: who, where, from which platform (LTI Core 1.3, 5.3 and 5.4). */
@Component
final class CommonClaims {

    private final Manners manners;
    private final Wire wire;
    private final Addresses addresses;
    private final ServiceUrls urls;
    private final Clock clock;

    CommonClaims(Manners manners, Wire wire, Addresses addresses, ServiceUrls urls, Clock clock) {
        this.manners = manners;
        this.wire = wire;
        this.addresses = addresses;
        this.urls = urls;
        this.clock = clock;
    }

    Map<String, Object> of(PendingLaunch launch, Person person, String nonce, Locale locale) {
        Map<String, Object> claims = signature(launch.tool(), person, nonce);
        identity(claims, person);
        claims.put(LaunchClaims.ROLES, person.role().uris());
        if (person.mentors()) {
            claims.put(
                    LaunchClaims.ROLE_SCOPE_MENTOR,
                    People.mentees(person).stream().map(wire::id).toList());
        }
        Course course = launch.course();
        if (course != null) {
            place(claims, course, person);
        }
        claims.put(LaunchClaims.LAUNCH_PRESENTATION, presentation(launch, locale));
        claims.put(LaunchClaims.TOOL_PLATFORM, platform());
        if (manners.now().offersNotices() && launch.tool().scopes().contains(Scope.NOTICE_HANDLERS)) {
            claims.put(LaunchClaims.NOTICE_SERVICE, notices());
        }
        return claims;
    }

    private Map<String, Object> signature(Tool tool, Person person, String nonce) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", addresses.issuer());
        claims.put("aud", tool.clientId());
        claims.put("sub", wire.id(person));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(manners.now().messageLife()).getEpochSecond());
        claims.put("nonce", nonce);
        claims.put(LaunchClaims.VERSION, LaunchClaims.VERSION_1_3);
        claims.put(LaunchClaims.DEPLOYMENT_ID, tool.deploymentId());
        return claims;
    }

    // Absent where withheld, never empty (LTI Core 1.3, 5.3.6).
    private static void identity(Map<String, Object> claims, Person person) {
        if (person.withheld()) {
            return;
        }
        claims.put("name", person.name());
        claims.put("given_name", person.given());
        claims.put("email", person.email());
        if (person.family() != null) {
            claims.put("family_name", person.family());
        }
    }

    private void place(Map<String, Object> claims, Course course, Person person) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("id", wire.id(course));
        context.put("label", course.label());
        context.put("title", course.title());
        context.put("type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection"));
        claims.put(LaunchClaims.CONTEXT, context);
        claims.put(
                LaunchClaims.LIS,
                Map.of("person_sourcedid", person.sourcedId(), "course_section_sourcedid", "CRC-" + course.label()));
        Map<String, Object> nrps = new LinkedHashMap<>();
        nrps.put("context_memberships_url", urls.memberships(course).toString());
        nrps.put("service_versions", List.of("2.0"));
        claims.put(LaunchClaims.NRPS_SERVICE, nrps);
    }

    private Map<String, Object> presentation(PendingLaunch launch, Locale locale) {
        Course course = launch.course();
        Map<String, Object> presentation = new LinkedHashMap<>();
        presentation.put("locale", locale.getLanguage().equals("fr") ? "fr-CA" : "en-CA");
        presentation.put("document_target", launch.target().value());
        presentation.put(
                "return_url",
                addresses
                        .own(course == null ? "/" : "/lti/return/" + course.id())
                        .toString());
        return presentation;
    }

    private Map<String, Object> platform() {
        return Map.of(
                "guid",
                "sandbox-" + addresses.port(),
                "name",
                "Sandbox LMS",
                "description",
                "A small LMS to try Cairn with",
                "product_family_code",
                manners.now().family(),
                "version",
                manners.now().version());
    }

    /** Platform Notification Service 1.0, 4.1. */
    private Map<String, Object> notices() {
        return Map.of(
                "service_versions", List.of("1.0"),
                "platform_notification_service_url",
                        addresses.own(ServiceUrls.NOTICE_HANDLERS).toString(),
                "scope", List.of(Scope.NOTICE_HANDLERS.uri()),
                "notice_types_supported", Notices.TYPES);
    }
}
