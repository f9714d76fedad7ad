package org.cairn.sandbox;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes the message of a launch (LTI Core 1.3, 5.3 and 5.4; Deep Linking 2.0, 4.4). */
@Component
final class IdTokens {

    private static final Duration LIFE = Duration.ofSeconds(60);

    private final PlatformKeys keys;
    private final Addresses addresses;
    private final ServiceUrls urls;
    private final LineItems lineItems;
    private final Clock clock;

    IdTokens(PlatformKeys keys, Addresses addresses, ServiceUrls urls, LineItems lineItems, Clock clock) {
        this.keys = keys;
        this.addresses = addresses;
        this.urls = urls;
        this.lineItems = lineItems;
        this.clock = clock;
    }

    String write(PendingLaunch launch, Person person, String nonce, Locale locale) {
        JWTClaimsSet.Builder claims = common(launch, person, nonce, locale);
        if (launch instanceof PendingLaunch.OfResourceLink ofLink) {
            resourceLink(claims, ofLink, person);
        } else if (launch instanceof PendingLaunch.OfDeepLinking ofDeepLinking) {
            deepLinking(claims, ofDeepLinking, person);
        }
        return keys.sign(claims.build());
    }

    private JWTClaimsSet.Builder common(PendingLaunch launch, Person person, String nonce, Locale locale) {
        Course course = launch.course();
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(addresses.issuer())
                .audience(Addresses.CLIENT_ID)
                .subject(person.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("nonce", nonce)
                .claim(LaunchClaims.VERSION, LaunchClaims.VERSION_1_3)
                .claim(LaunchClaims.DEPLOYMENT_ID, Addresses.DEPLOYMENT_ID)
                .claim(LaunchClaims.ROLES, person.role().uris())
                .claim(LaunchClaims.CONTEXT, context(course))
                .claim(
                        LaunchClaims.LIS,
                        Map.of(
                                "person_sourcedid",
                                person.sourcedId(),
                                "course_section_sourcedid",
                                "CRC-" + course.label()))
                .claim(LaunchClaims.LAUNCH_PRESENTATION, presentation(launch, locale))
                .claim(LaunchClaims.TOOL_PLATFORM, platform())
                .claim(
                        LaunchClaims.NRPS_SERVICE,
                        Map.of(
                                "context_memberships_url",
                                urls.memberships(course).toString(),
                                "service_versions",
                                List.of("2.0")));
        identity(claims, person);
        return claims;
    }

    // Absent where withheld, never empty (LTI Core 1.3, 5.3.6).
    private static void identity(JWTClaimsSet.Builder claims, Person person) {
        if (person.withheld()) {
            return;
        }
        claims.claim("name", person.name()).claim("given_name", person.given()).claim("email", person.email());
        if (person.family() != null) {
            claims.claim("family_name", person.family());
        }
    }

    private void resourceLink(JWTClaimsSet.Builder claims, PendingLaunch.OfResourceLink launch, Person person) {
        ResourceLink link = launch.link();
        Map<String, Object> resourceLink = new LinkedHashMap<>();
        resourceLink.put("id", link.id());
        resourceLink.put("title", link.title());
        if (link.text() != null) {
            resourceLink.put("description", link.text());
        }
        claims.claim(LaunchClaims.MESSAGE_TYPE, LaunchClaims.RESOURCE_LINK_REQUEST)
                .claim(LaunchClaims.RESOURCE_LINK, resourceLink)
                .claim(LaunchClaims.TARGET_LINK_URI, link.targetLinkUri().toString())
                .claim(LaunchClaims.CUSTOM, CustomVariables.fill(launch.course(), link, person))
                .claim(
                        LaunchClaims.AGS_ENDPOINT,
                        grades(launch.course(), lineItems.coupledWith(launch.course(), link)));
    }

    private void deepLinking(JWTClaimsSet.Builder claims, PendingLaunch.OfDeepLinking launch, Person person) {
        claims.claim(LaunchClaims.MESSAGE_TYPE, LaunchClaims.DEEP_LINKING_REQUEST)
                .claim(LaunchClaims.TARGET_LINK_URI, addresses.toolRedirect().toString())
                .claim(LaunchClaims.CUSTOM, CustomVariables.fill(launch.course(), null, person))
                .claim(LaunchClaims.AGS_ENDPOINT, grades(launch.course(), Optional.empty()))
                .claim(
                        LaunchClaims.DEEP_LINKING_SETTINGS,
                        Map.of(
                                "deep_link_return_url",
                                addresses.own("/lti/deep-linking").toString(),
                                "accept_types",
                                List.of("ltiResourceLink"),
                                "accept_presentation_document_targets",
                                List.of("iframe", "window"),
                                "accept_multiple",
                                true,
                                "accept_lineitem",
                                true,
                                "auto_create",
                                true,
                                "data",
                                launch.ticket()));
    }

    private Map<String, Object> grades(Course course, Optional<LineItem> lineItem) {
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("scope", Scope.ofGrades());
        endpoint.put("lineitems", urls.lineItems(course).toString());
        lineItem.ifPresent(item -> endpoint.put("lineitem", urls.lineItem(item).toString()));
        return endpoint;
    }

    private static Map<String, Object> context(Course course) {
        return Map.of(
                "id", course.id(),
                "label", course.label(),
                "title", course.title(),
                "type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection"));
    }

    private Map<String, Object> presentation(PendingLaunch launch, Locale locale) {
        return Map.of(
                "locale", locale.getLanguage().equals("fr") ? "fr-CA" : "en-CA",
                "document_target", launch.target().value(),
                "return_url",
                        addresses.own("/lti/return/" + launch.course().id()).toString());
    }

    private Map<String, Object> platform() {
        return Map.of(
                "guid", "sandbox-" + addresses.port(),
                "name", "Sandbox LMS",
                "description", "A small LMS to try Cairn with",
                "product_family_code", LaunchClaims.PRODUCT_FAMILY,
                "version", "1");
    }
}
