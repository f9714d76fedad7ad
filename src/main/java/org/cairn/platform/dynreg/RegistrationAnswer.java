package org.cairn.platform.dynreg;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What a platform answers to a registration (LTI Dynamic Registration 1.0, 3.6).
 *
 * @param deploymentId where the platform made one at once (Moodle); else it is learned from the first launch
 */
public record RegistrationAnswer(String clientId, @Nullable String deploymentId) {

    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    private static final int LONGEST_REASON = 300;

    /** Empty where there is no client id in it. */
    public static Optional<RegistrationAnswer> parse(String body) {
        JsonNode root = tree(body);
        return text(root.path("client_id"), 500)
                .map(client -> new RegistrationAnswer(
                        client,
                        text(root.path(TOOL).path("deployment_id"), 255)
                                .or(() -> text(root.path("deployment_id"), 255))
                                .orElse(null)));
    }

    /**
     * Why it was declined, in the platform's words, for people to read: {@code error_description} (the specification), a
     * list of {@code errors} (Canvas), or plain text (Moodle). Empty where a page came, which nobody would read here.
     */
    public static String reason(String body) {
        JsonNode root = tree(body);
        String reason = Stream.of(
                        root.path("error_description").asString(""),
                        root.path("errors")
                                .valueStream()
                                .map(RegistrationAnswer::words)
                                .collect(Collectors.joining("; ")),
                        root.path("error").asString(""),
                        root.isMissingNode() && !body.stripLeading().startsWith("<") ? body : "")
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        String line = reason.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }

    private static String words(JsonNode error) {
        return error.isObject()
                ? error.path("message").asString(error.path("title").asString(error.toString()))
                : error.isString() ? error.stringValue() : error.toString();
    }

    private static Optional<String> text(JsonNode node, int longest) {
        String text = node.isNumber() ? node.asString() : node.isString() ? node.stringValue() : "";
        return text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)
                ? Optional.empty()
                : Optional.of(text);
    }

    private static JsonNode tree(String body) {
        try {
            JsonNode root = JsonMapper.shared().readTree(body);
            return root.isObject() ? root : MissingNode.getInstance();
        } catch (JacksonException e) {
            // Moodle explains its refusals in plain text
            return MissingNode.getInstance();
        }
    }
}
