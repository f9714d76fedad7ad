package org.cairn.platform.dynreg;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform's OpenID configuration (LTI Dynamic Registration 1.0, 3.4).
 *
 * @param authorizationServer the audience of our assertions, where the platform names an address for it
 * @param account which customer of a hosted platform this is, where it says so (Canvas)
 */
public record PlatformConfiguration(
        String issuer,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI jwksUri,
        URI registrationEndpoint,
        @Nullable String authorizationServer,
        List<String> scopes,
        String productFamily,
        @Nullable String account,
        List<Message> messages) {

    /** What the platform can send, and where in its pages it can place it. */
    public record Message(String type, List<String> placements) {}

    /** The configuration cannot be used; the message is the name of the member that is missing or wrong. */
    public static final class Unusable extends Exception {
        Unusable(String member) {
            super(member);
        }
    }

    private static final String LTI = "https://purl.imsglobal.org/spec/lti-platform-configuration";
    private static final String ACCOUNT = "https://canvas.instructure.com/lti/account_name";
    private static final int LONGEST = 2000;
    private static final int MOST = 200;

    /** Instructure hosts every customer's Canvas behind one issuer, and answers for it from these names. */
    private static final Pattern CANVAS =
            Pattern.compile("([a-z0-9-]+\\.)*(instructure\\.com|canvaslms\\.com)", Pattern.CASE_INSENSITIVE);

    private static final Set<String> CANVAS_ISSUERS = Set.of(
            "https://canvas.instructure.com",
            "https://canvas.beta.instructure.com",
            "https://canvas.test.instructure.com");

    public static PlatformConfiguration parse(String json) throws Unusable {
        JsonNode root = object(json);
        JsonNode lti = root.path(LTI);
        return new PlatformConfiguration(
                text(root, "issuer"),
                address(root, "authorization_endpoint"),
                address(root, "token_endpoint"),
                address(root, "jwks_uri"),
                address(root, "registration_endpoint"),
                Optional.ofNullable(optional(root, "authorization_server"))
                        .filter(server -> server.startsWith("https://") || server.startsWith("http://"))
                        .orElse(null),
                texts(root.path("scopes_supported")),
                Optional.ofNullable(optional(lti, "product_family_code")).orElse("other"),
                optional(lti, ACCOUNT),
                lti.path("messages_supported")
                        .valueStream()
                        .limit(MOST)
                        .map(message ->
                                new Message(message.path("type").asString(""), texts(message.path("placements"))))
                        .toList());
    }

    /**
     * Whether issuer and configuration come from one origin, and the registration endpoint lies there too: nothing else may
     * see the registration token (3.5.1). Hosted Canvas has one issuer for many names.
     */
    public boolean comesFrom(URI configuration) {
        if (CANVAS_ISSUERS.contains(issuer)) {
            return isCanvas(configuration) && isCanvas(registrationEndpoint);
        }
        Optional<String> origin = origin(configuration);
        return origin.isPresent() && origin.equals(origin(issuer)) && origin.equals(origin(registrationEndpoint));
    }

    public boolean isCanvas() {
        return productFamily.equals("canvas");
    }

    /** Where the platform says it can place messages of a type; empty where it cannot send them. */
    Optional<List<String>> placements(String type) {
        return messages.stream()
                .filter(message -> message.type().equals(type))
                .map(Message::placements)
                .findFirst();
    }

    private static boolean isCanvas(URI address) {
        return "https".equals(address.getScheme())
                && address.getHost() != null
                && CANVAS.matcher(address.getHost()).matches();
    }

    private static Optional<String> origin(String address) {
        try {
            return origin(URI.create(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> origin(URI address) {
        if (address.getScheme() == null || address.getHost() == null || address.getUserInfo() != null) {
            return Optional.empty();
        }
        int port = address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
        return Optional.of(address.getScheme() + "://" + address.getHost() + ":" + port);
    }

    private static JsonNode object(String json) throws Unusable {
        try {
            JsonNode root = JsonMapper.shared().readTree(json);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw new Unusable("JSON");
        }
        throw new Unusable("JSON");
    }

    private static String text(JsonNode node, String member) throws Unusable {
        String text = optional(node, member);
        if (text == null) {
            throw new Unusable(member);
        }
        return text;
    }

    private static @Nullable String optional(JsonNode node, String member) {
        JsonNode value = node.path(member);
        boolean usable = value.isString()
                && !value.stringValue().isBlank()
                && value.stringValue().length() <= LONGEST
                && value.stringValue().chars().noneMatch(Character::isISOControl);
        return usable ? value.stringValue() : null;
    }

    private static URI address(JsonNode node, String member) throws Unusable {
        try {
            URI address = URI.create(text(node, member));
            if (origin(address).isPresent()) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new Unusable(member);
        }
        throw new Unusable(member);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .limit(MOST)
                .toList();
    }
}
