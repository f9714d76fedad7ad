package org.cairn.launch;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.course.Arrival;
import org.cairn.launch.lti.IdToken;
import org.cairn.launch.lti.Lti;
import org.cairn.platform.Deployment;
import org.cairn.platform.Registration;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a believed token says, in Cairn's words. Everything optional may be missing, blank or of the wrong kind. */
class LaunchMessage {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_ADDRESS = 2000;

    private final IdToken token;

    LaunchMessage(IdToken token) {
        this.token = token;
    }

    String deploymentId() {
        return token.text(Lti.CLAIM_DEPLOYMENT_ID);
    }

    String messageType() {
        return token.text(Lti.CLAIM_MESSAGE_TYPE);
    }

    @Nullable
    String resourceLinkId() {
        return text(token.claims().path(Lti.CLAIM_RESOURCE_LINK).path("id"), 255);
    }

    Locale locale() {
        String locale = token.claims()
                .path(Lti.CLAIM_LAUNCH_PRESENTATION)
                .path("locale")
                .asString(token.text("locale"));
        return locale.startsWith("fr") ? Locale.CANADA_FRENCH : Locale.CANADA;
    }

    /** Platforms that do not say show us in a frame, as Moodle's "frame" does. */
    boolean framed() {
        return !"window"
                .equals(token.claims()
                        .path(Lti.CLAIM_LAUNCH_PRESENTATION)
                        .path("document_target")
                        .asString("iframe"));
    }

    /** The custom parameters; a variable the platform did not resolve arrives with its dollar sign and is left out. */
    Map<String, String> custom() {
        Map<String, String> custom = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                token.claims().path(Lti.CLAIM_CUSTOM).properties()) {
            String value = text(entry.getValue(), LONGEST_ADDRESS);
            if (value != null && !value.startsWith("$")) {
                custom.put(entry.getKey(), value);
            }
        }
        return custom;
    }

    /** Where inside Cairn the launch leads, below {@code /l/{launchId}}: empty, or beginning with a slash. */
    static String path(IdToken token) {
        String query = URI.create(token.text(Lti.CLAIM_TARGET_LINK_URI)).getQuery();
        return Optional.ofNullable(query).stream()
                .flatMap(all -> java.util.Arrays.stream(all.split("&")))
                .filter(pair -> pair.matches("to=(/[a-z0-9-]+){1,4}"))
                .map(pair -> pair.substring("to=".length()))
                .findFirst()
                .orElse("");
    }

    Optional<DeepLinking> deepLinking(Registration registration) {
        JsonNode settings = token.claims().path(Lti.CLAIM_DEEP_LINKING_SETTINGS);
        if (!messageType().equals(Lti.DEEP_LINKING_REQUEST)) {
            return Optional.empty();
        }
        URI returnUrl = uri(settings.path("deep_link_return_url"));
        if (returnUrl == null || !registration.isOwnAddress(returnUrl)) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.return-address");
        }
        return Optional.of(new DeepLinking(
                returnUrl,
                settings.path("accept_multiple").asBoolean(true),
                settings.path("accept_lineitem").asBoolean(true),
                settings.path("data").isString() ? settings.path("data").asString() : null));
    }

    Arrival arrival(Registration registration, Deployment deployment, Set<Role> roles) {
        JsonNode context = token.claims().path(Lti.CLAIM_CONTEXT);
        JsonNode gradebook = token.claims().path(Lti.CLAIM_ENDPOINT);
        String title = text(context.path("title"), LONGEST_TEXT);
        String label = text(context.path("label"), LONGEST_TEXT);
        String id = context.path("id").asString();
        return new Arrival(
                registration.institution(),
                registration.id(),
                deployment.id(),
                id,
                label == null ? (title == null ? id : title) : label,
                title == null ? (label == null ? id : label) : title,
                own(registration, gradebook.path("lineitems")),
                scopes(gradebook.path("scope")),
                own(registration, token.claims().path(Lti.CLAIM_NAMES_AND_ROLES).path("context_memberships_url")),
                own(registration, token.claims().path(Lti.CLAIM_GROUPS).path("context_groups_url")),
                resourceLinkId(),
                text(token.claims().path(Lti.CLAIM_RESOURCE_LINK).path("title"), LONGEST_TEXT),
                own(registration, gradebook.path("lineitem")),
                token.text("sub"),
                name(),
                text(token.claims().path("email"), 320),
                roles);
    }

    private @Nullable String name() {
        String whole = text(token.claims().path("name"), LONGEST_NAME);
        if (whole != null) {
            return whole;
        }
        String given = text(token.claims().path("given_name"), 150);
        String family = text(token.claims().path("family_name"), 149);
        return given == null ? family : family == null ? given : given + " " + family;
    }

    /** Service addresses outside the registration's own origins are not kept: they would never be called. */
    private static @Nullable URI own(Registration registration, JsonNode node) {
        URI address = uri(node);
        return address != null && registration.isOwnAddress(address) ? address : null;
    }

    private static Set<String> scopes(JsonNode node) {
        return node.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(scope -> scope.matches("https://purl\\.imsglobal\\.org/spec/[\\w./-]{1,100}"))
                .limit(10)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable URI uri(JsonNode node) {
        try {
            String text = text(node, LONGEST_ADDRESS);
            return text == null ? null : URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The text without control characters, cut at a whole character; null where there is none. */
    private static @Nullable String text(JsonNode node, int longest) {
        if (!node.isString() && !node.isNumber()) {
            return null;
        }
        String text = node.asString().replaceAll("\\p{Cntrl}+", " ").strip();
        if (text.isEmpty()) {
            return null;
        }
        int end = Math.min(text.length(), longest);
        return text.substring(
                0, end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
