package org.cairn.platform.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cairn.platform.dynreg.ToolConfiguration;

/** The configuration of a Canvas developer key, which Canvas reads from an address or takes as text. */
final class CanvasKey {

    private CanvasKey() {}

    /** The configuration, with the login address of one registration or of all. */
    public static Map<String, Object> of(URI base, URI login) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("title", "Cairn");
        key.put("description", ToolConfiguration.DESCRIPTION);
        key.put("oidc_initiation_url", login.toString());
        key.put("target_link_uri", base + "/lti/launch");
        key.put("public_jwk_url", base + "/.well-known/jwks.json");
        key.put("scopes", ToolConfiguration.SCOPES);
        key.put("custom_fields", ToolConfiguration.CUSTOM);
        key.put("extensions", List.of(extension(base)));
        return key;
    }

    private static Map<String, Object> extension(URI base) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("text", "Cairn");
        settings.put("icon_url", base + "/img/mark.svg");
        settings.put(
                "placements",
                List.of(
                        navigation(base),
                        deepLinking(base, "assignment_selection"),
                        deepLinking(base, "link_selection")));
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put("platform", "canvas.instructure.com");
        extension.put("domain", base.getRawAuthority());
        extension.put("tool_id", "cairn");
        extension.put("privacy_level", "public");
        extension.put("settings", settings);
        return extension;
    }

    private static Map<String, Object> navigation(URI base) {
        Map<String, Object> placement = placement(base, "course_navigation", "LtiResourceLinkRequest");
        // A course decides for itself whether it has Cairn in its menu
        placement.put("default", "disabled");
        placement.put("visibility", "public");
        return placement;
    }

    private static Map<String, Object> deepLinking(URI base, String place) {
        return placement(base, place, "LtiDeepLinkingRequest");
    }

    private static Map<String, Object> placement(URI base, String place, String message) {
        Map<String, Object> placement = new LinkedHashMap<>();
        placement.put("placement", place);
        placement.put("message_type", message);
        placement.put("target_link_uri", base + "/lti/launch");
        placement.put("text", "Cairn");
        placement.put("enabled", true);
        return placement;
    }
}
