package org.cairn.platform.dynreg;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What we say of ourselves to a platform (LTI Dynamic Registration 1.0, 3.5): the specification's form, and what Moodle and
 * Canvas insist on beyond it.
 *
 * @param base our public address
 * @param login where a login begins; of one registration where several share an issuer
 */
public record ToolConfiguration(URI base, URI login) {

    /** Each is asked for by name: lineitem does not include lineitem.readonly everywhere. */
    public static final List<String> SCOPES = List.of(
            "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
            "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly",
            "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
            "https://purl.imsglobal.org/spec/lti-ags/scope/score",
            "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly");

    /** Asked for only where a platform says that it has them: others decline a scope that they do not know. */
    private static final List<String> WHERE_OFFERED = List.of(
            "https://purl.imsglobal.org/spec/lti/scope/noticehandlers",
            "https://purl.imsglobal.org/spec/lti/scope/eula/user",
            "https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly");

    /** Answered wherever a platform sends them; registered where it says that it can. Canvas ties its own to placements. */
    private static final List<String> MESSAGES_WHERE_OFFERED =
            List.of("LtiSubmissionReviewRequest", "LtiDataPrivacyLaunchRequest", "LtiEulaRequest");

    /** Course copies are recognized by these; what a platform does not substitute comes back as it was. */
    public static final Map<String, String> CUSTOM = ordered(
            List.of("context_id_history", "resource_link_id_history"),
            List.of("$Context.id.history", "$ResourceLink.id.history"));

    public static final String DESCRIPTION =
            "Turns graded work in a course into micro-credentials that anybody can verify.";

    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    private static final String CANVAS = "https://canvas.instructure.com/lti/";
    private static final String RESOURCE_LINK = "LtiResourceLinkRequest";
    private static final String DEEP_LINKING = "LtiDeepLinkingRequest";

    /** Where Cairn belongs; a platform's other placements are left alone. */
    private static final List<String> DEEP_LINKING_PLACEMENTS =
            List.of("ContentArea", "assignment_selection", "link_selection");

    private static final List<String> RESOURCE_LINK_PLACEMENTS = List.of("course_navigation");

    /** The body for any platform, as a file to start from: every message, no placement. */
    public Map<String, Object> generic() {
        return body(
                SCOPES,
                List.of(message(RESOURCE_LINK, List.of(), false), message(DEEP_LINKING, List.of("ContentArea"), false)),
                Map.of());
    }

    /** The body for one platform: its scopes, its messages, its placements. */
    public Map<String, Object> bodyFor(PlatformConfiguration platform) {
        return body(scopesFor(platform), messagesFor(platform), platform.isCanvas() ? canvas() : Map.of());
    }

    /** What we ask for of what the platform has; the usual ones where the platform does not say. */
    public static List<String> scopesFor(PlatformConfiguration platform) {
        return platform.scopes().isEmpty()
                ? SCOPES
                : Stream.concat(SCOPES.stream(), WHERE_OFFERED.stream())
                        .filter(platform.scopes()::contains)
                        .toList();
    }

    /** In which of the platform's places Cairn would appear, for people to read. */
    public static List<String> placementsFor(PlatformConfiguration platform) {
        List<String> places = new ArrayList<>(chosen(platform, RESOURCE_LINK, RESOURCE_LINK_PLACEMENTS));
        places.addAll(chosen(platform, DEEP_LINKING, DEEP_LINKING_PLACEMENTS));
        return places;
    }

    private List<Map<String, Object>> messagesFor(PlatformConfiguration platform) {
        List<Map<String, Object>> messages = new ArrayList<>();
        messages.add(
                message(RESOURCE_LINK, chosen(platform, RESOURCE_LINK, RESOURCE_LINK_PLACEMENTS), platform.isCanvas()));
        if (platform.placements(DEEP_LINKING).isPresent()) {
            messages.add(message(
                    DEEP_LINKING, chosen(platform, DEEP_LINKING, DEEP_LINKING_PLACEMENTS), platform.isCanvas()));
        }
        if (!platform.isCanvas()) {
            MESSAGES_WHERE_OFFERED.stream()
                    .filter(type -> platform.placements(type).isPresent())
                    .forEach(type -> messages.add(message(type, List.of(), false)));
        }
        return messages;
    }

    private static List<String> chosen(PlatformConfiguration platform, String type, List<String> wanted) {
        List<String> offered = platform.placements(type).orElse(List.of());
        return wanted.stream().filter(offered::contains).toList();
    }

    private Map<String, Object> body(
            List<String> scopes, List<Map<String, Object>> messages, Map<String, Object> more) {
        Map<String, Object> tool = new LinkedHashMap<>();
        // Moodle compares this with the host of target_link_uri, the port included
        tool.put("domain", base.getRawAuthority());
        tool.put("description", DESCRIPTION);
        tool.put("target_link_uri", launch());
        tool.put("custom_parameters", CUSTOM);
        tool.put("claims", List.of("iss", "sub", "name", "given_name", "family_name", "email"));
        tool.put("messages", messages);
        tool.putAll(more);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("application_type", "web");
        body.put("response_types", List.of("id_token"));
        body.put("grant_types", List.of("implicit", "client_credentials"));
        body.put("initiate_login_uri", login.toString());
        body.put("redirect_uris", List.of(launch()));
        body.put("client_name", "Cairn");
        body.put("client_uri", base.toString());
        body.put("logo_uri", icon());
        body.put("jwks_uri", base + "/.well-known/jwks.json");
        body.put("token_endpoint_auth_method", "private_key_jwt");
        body.put("scope", String.join(" ", scopes));
        body.put(TOOL, tool);
        return body;
    }

    private Map<String, Object> message(String type, List<String> placements, boolean canvas) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        message.put("target_link_uri", launch());
        message.put("label", "Cairn");
        // Canvas declines a message without one
        message.put("icon_uri", icon());
        if (!placements.isEmpty()) {
            message.put("placements", placements);
        }
        if (canvas && placements.contains("course_navigation")) {
            message.put(CANVAS + "course_navigation/default_enabled", false);
            message.put(CANVAS + "visibility", "public");
        }
        return message;
    }

    /** Canvas takes privacy from here, not from the claims. */
    private Map<String, Object> canvas() {
        return ordered(
                List.of(CANVAS + "privacy_level", CANVAS + "tool_id", CANVAS + "vendor"),
                List.of("public", "cairn", "Cairn"));
    }

    private String launch() {
        return base + "/lti/launch";
    }

    private String icon() {
        return base + "/img/mark.svg";
    }

    /** Keeps the order, so that what is served reads as it was written. */
    private static <T> Map<String, T> ordered(List<String> names, List<T> values) {
        Map<String, T> map = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            map.put(names.get(i), values.get(i));
        }
        return map;
    }
}
