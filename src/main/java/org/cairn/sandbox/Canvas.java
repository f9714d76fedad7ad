package org.cairn.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Canvas, as its documents and its source read (doc/api, app/controllers/lti/ims). */
final class Canvas implements Lms {

    private static final String EXTENSION = "https://canvas.instructure.com/lti/";
    private static final Set<String> IGNORED = Set.of("NotReady", "Failed", "Pending");

    // --- launches ---

    @Override
    public String family() {
        return "canvas";
    }

    @Override
    public String version() {
        return "cloud";
    }

    @Override
    public String userId(Person person, String issuer) {
        return Shapes.uuid("user", person.id());
    }

    @Override
    public String contextId(String course) {
        return Shapes.hex("course", course) + "01010101";
    }

    @Override
    public String linkId(String link) {
        return Shapes.uuid("link", link);
    }

    @Override
    public Map<String, String> loginParameters(Tool tool) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", tool.clientId());
        parameters.put("deployment_id", tool.deploymentId());
        parameters.put("lti_deployment_id", tool.deploymentId());
        parameters.put("canvas_region", "ca-central-1");
        parameters.put("canvas_environment", "prod");
        return parameters;
    }

    @Override
    public String messageHint(Hint hint) {
        return hint.asToken();
    }

    @Override
    public Duration messageLife() {
        return Duration.ofHours(1);
    }

    @Override
    public void shape(Map<String, Object> claims, Occasion occasion) {
        claims.put("azp", claims.get("aud"));
        claims.put("errors", Map.of("errors", Map.of()));
        Shapes.inside(
                claims,
                LaunchClaims.CONTEXT,
                context ->
                        context.put("type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering")));
    }

    @Override
    public boolean offersNotices() {
        return true;
    }

    @Override
    public boolean offersEula() {
        return true;
    }

    /** Reviews open by the extension of a score, not by the line item. */
    @Override
    public boolean offersReview() {
        return false;
    }

    // --- tokens ---

    @Override
    public HttpStatus refusesClientsWith() {
        return HttpStatus.BAD_REQUEST;
    }

    // --- grades ---

    @Override
    public String serviceQuery() {
        return "";
    }

    @Override
    public Integer gradePage() {
        return 10;
    }

    /** Each call weighs more while it runs than when it is done, so that calls side by side fill the bucket. */
    @Override
    public boolean limitsBursts() {
        return true;
    }

    @Override
    public HttpStatus foreignLink() {
        return HttpStatus.PRECONDITION_FAILED;
    }

    @Override
    public @Nullable HttpStatus keepsCoupledItems() {
        return HttpStatus.UNAUTHORIZED;
    }

    @Override
    public boolean isLater(Instant given, Instant stored) {
        return !given.isBefore(stored);
    }

    @Override
    public ServiceRefusal stale() {
        return ServiceRefusal.badRequest("timestamp is before the result was updated");
    }

    @Override
    public ServiceRefusal unknownUser() {
        return new ServiceRefusal(HttpStatus.UNPROCESSABLE_CONTENT, "User not found in course or is not a student");
    }

    @Override
    public ServiceRefusal notALearner() {
        return unknownUser();
    }

    @Override
    public Optional<Grade> graded(ScoreJson score, LineItem item) {
        return IGNORED.contains(score.gradingProgress()) ? Optional.empty() : Lms.super.graded(score, item);
    }

    @Override
    public ResponseEntity<Object> scored(String result) {
        return ResponseEntity.ok(Map.of("resultUrl", result));
    }

    @Override
    public boolean countsSubmissions() {
        return true;
    }

    // --- names and roles ---

    @Override
    public Integer rosterPage() {
        return 50;
    }

    // --- content ---

    @Override
    public void shapeSettings(Map<String, Object> settings) {
        settings.put("accept_types", List.of("link", "file", "html", "ltiResourceLink", "image"));
        settings.put("accept_media_types", "image/*,video/*,audio/*");
    }

    // --- registration ---

    /** The configuration is given to the holder of the registration token alone. */
    @Override
    public boolean guardsConfiguration() {
        return true;
    }

    @Override
    public List<Map<String, Object>> messagesSupported() {
        return List.of(
                Map.of(
                        "type",
                        LaunchClaims.RESOURCE_LINK_REQUEST,
                        "placements",
                        List.of("course_navigation", "account_navigation", "link_selection")),
                Map.of(
                        "type",
                        LaunchClaims.DEEP_LINKING_REQUEST,
                        "placements",
                        List.of("assignment_selection", "link_selection", "module_index_menu_modal")),
                Map.of("type", LaunchClaims.EULA_REQUEST));
    }

    /** What is shown of a tool needs a label and an icon. */
    @Override
    public void check(RegistrationRequest request) {
        request.messages().forEach(message -> {
            if (!(message.get("label") instanceof String) || !(message.get("icon_uri") instanceof String)) {
                throw RegistrationRefusal.unprocessable("messages: label and icon_uri are needed");
            }
        });
        if (request.tool().get(EXTENSION + "privacy_level") == null) {
            throw RegistrationRefusal.unprocessable("tool configuration: privacy_level is needed");
        }
    }

    @Override
    public boolean returnsDeployment() {
        return false;
    }

    @Override
    public ResponseEntity<Object> refusedRegistration(RegistrationRefusal refusal) {
        HttpStatus status =
                refusal.status() == HttpStatus.BAD_REQUEST ? HttpStatus.UNPROCESSABLE_CONTENT : refusal.status();
        return ResponseEntity.status(status).body(Map.of("errors", List.of(refusal.description())));
    }
}
