package org.cairn.launch;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.course.Arrival;
import org.cairn.launch.Launch.Concerned;
import org.cairn.launch.lti.ClaimText;
import org.cairn.launch.lti.IdToken;
import org.cairn.launch.lti.Lti;
import org.cairn.platform.Deployment;
import org.cairn.platform.Origin;
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
    private static final int LONGEST_VALUE = 2000;
    private static final int MOST_MENTEES = 500;
    private static final Pattern SCOPE = Pattern.compile("https://purl\\.imsglobal\\.org/spec/[\\w./-]{1,100}");

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

    /** A platform may keep to itself who clicked (LTI Core 1.3, 5.3.6.1). */
    boolean isAnonymous() {
        return token.text("sub").isEmpty();
    }

    /** A link may stand outside of every course (LTI Core 1.3, 5.4.1 is optional). */
    boolean isOutsideCourses() {
        return token.claims().path(Lti.CLAIM_CONTEXT).isMissingNode()
                || token.claims().path(Lti.CLAIM_CONTEXT).isNull();
    }

    boolean isReview() {
        return messageType().equals(Lti.SUBMISSION_REVIEW_REQUEST);
    }

    boolean isAboutPrivacy() {
        return Lti.DATA_PRIVACY_REQUESTS.contains(messageType());
    }

    boolean isAgreement() {
        return messageType().equals(Lti.EULA_REQUEST);
    }

    String subject() {
        return token.text("sub");
    }

    /** Whose mentors and whose reviewers come is said in the platform's own ids. */
    Concerned concerned() {
        String forUser = ClaimText.id(token.claims().path(Lti.CLAIM_FOR_USER).path("user_id"));
        return new Concerned(
                isReview() ? forUser : null,
                token.claims()
                        .path(Lti.CLAIM_ROLE_SCOPE_MENTOR)
                        .valueStream()
                        .map(ClaimText::id)
                        .filter(Objects::nonNull)
                        .distinct()
                        .limit(MOST_MENTEES)
                        .toList());
    }

    /** The service that wants to know who accepted the terms, where it is offered and lies on the platform's own origin. */
    @Nullable
    URI agreementService(Registration registration) {
        return own(registration, token.claims().path(Lti.CLAIM_EULA_SERVICE).path("url"));
    }

    /** Where the reader's browser is, as far as the platform says so. */
    Optional<Origin> shownAt() {
        return Origin.of(ClaimText.address(
                token.claims().path(Lti.CLAIM_LAUNCH_PRESENTATION).path("return_url")));
    }

    /** Where the platform says that its pages and services are. */
    Set<Origin> origins() {
        JsonNode claims = token.claims();
        return Stream.concat(
                        shownAt().stream(),
                        Stream.of(
                                        claims.path(Lti.CLAIM_DEEP_LINKING_SETTINGS)
                                                .path("deep_link_return_url"),
                                        claims.path(Lti.CLAIM_ENDPOINT).path("lineitems"),
                                        claims.path(Lti.CLAIM_ENDPOINT).path("lineitem"),
                                        claims.path(Lti.CLAIM_NAMES_AND_ROLES).path("context_memberships_url"))
                                .map(ClaimText::address)
                                .flatMap(address -> Origin.of(address).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Nullable
    String resourceLinkId() {
        return ClaimText.of(token.claims().path(Lti.CLAIM_RESOURCE_LINK).path("id"), 255);
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
            String value = ClaimText.of(entry.getValue(), LONGEST_VALUE);
            if (value != null && !value.startsWith("$")) {
                custom.put(entry.getKey(), value);
            }
        }
        return custom;
    }

    /** Where inside Cairn the link leads, below {@code /l/{launchId}}, where it says so. */
    static Optional<String> path(IdToken token) {
        String query = URI.create(token.text(Lti.CLAIM_TARGET_LINK_URI)).getQuery();
        return Optional.ofNullable(query).stream()
                .flatMap(all -> java.util.Arrays.stream(all.split("&")))
                .filter(pair -> pair.matches("to=(/[a-z0-9-]+){1,4}"))
                .map(pair -> pair.substring("to=".length()))
                .findFirst();
    }

    Optional<DeepLinking> deepLinking(Registration registration) {
        JsonNode settings = token.claims().path(Lti.CLAIM_DEEP_LINKING_SETTINGS);
        if (!messageType().equals(Lti.DEEP_LINKING_REQUEST)) {
            return Optional.empty();
        }
        URI returnUrl = ClaimText.address(settings.path("deep_link_return_url"));
        if (returnUrl == null || !registration.isOwnAddress(returnUrl)) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.return-address");
        }
        JsonNode types = settings.path("accept_types");
        return Optional.of(new DeepLinking(
                returnUrl,
                !types.isArray() || types.valueStream().anyMatch(type -> "ltiResourceLink".equals(type.asString(""))),
                settings.path("accept_multiple").asBoolean(true),
                settings.path("accept_lineitem").asBoolean(true),
                settings.path("data").isString() ? settings.path("data").asString() : null));
    }

    Arrival arrival(Registration registration, Deployment deployment, Set<Role> roles) {
        JsonNode context = token.claims().path(Lti.CLAIM_CONTEXT);
        JsonNode gradebook = token.claims().path(Lti.CLAIM_ENDPOINT);
        String title = ClaimText.of(context.path("title"), LONGEST_TEXT);
        String label = ClaimText.of(context.path("label"), LONGEST_TEXT);
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
                ClaimText.of(token.claims().path(Lti.CLAIM_RESOURCE_LINK).path("title"), LONGEST_TEXT),
                own(registration, gradebook.path("lineitem")),
                token.text("sub"),
                name(),
                ClaimText.of(token.claims().path("email"), 320),
                ClaimText.of(token.claims().path(Lti.CLAIM_LIS).path("person_sourcedid"), 255),
                roles);
    }

    private @Nullable String name() {
        String whole = ClaimText.of(token.claims().path("name"), LONGEST_NAME);
        if (whole != null) {
            return whole;
        }
        String given = ClaimText.of(token.claims().path("given_name"), 150);
        String family = ClaimText.of(token.claims().path("family_name"), 149);
        return given == null ? family : family == null ? given : given + " " + family;
    }

    /** Service addresses outside the registration's own origins are not kept: they would never be called. */
    private static @Nullable URI own(Registration registration, JsonNode node) {
        URI address = ClaimText.address(node);
        return address != null && registration.isOwnAddress(address) ? address : null;
    }

    private static Set<String> scopes(JsonNode node) {
        return node.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(scope -> SCOPE.matcher(scope).matches())
                .limit(10)
                .collect(Collectors.toUnmodifiableSet());
    }
}
