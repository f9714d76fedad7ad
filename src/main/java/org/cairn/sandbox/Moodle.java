package org.cairn.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Moodle 4.5, as recorded in its exchanges, and as its source reads (mod/lti). */
final class Moodle implements Lms {

    private static final String MISLEADING = "Incorrect score received";
    private static final int LARGEST_GRADE = 100;

    // --- launches ---

    @Override
    public String family() {
        return "moodle";
    }

    @Override
    public String version() {
        return "2024100706";
    }

    /** The number of the course, never anything that a person could read. */
    @Override
    public String contextId(String course) {
        return Shapes.number(course);
    }

    /** The number of the activity in its table (mdl_lti.id), not that of the course module. */
    @Override
    public String linkId(String link) {
        return Shapes.number(link);
    }

    @Override
    public boolean offersStorage() {
        return false;
    }

    /** A JSON string; with a link it names the course module. */
    @Override
    public String messageHint(Hint hint) {
        return hint.asJson("cmid");
    }

    @Override
    public void shape(Map<String, Object> claims, Occasion occasion) {
        Shapes.inside(claims, LaunchClaims.CONTEXT, context -> context.put("type", List.of("CourseSection")));
        claims.put(LaunchClaims.ROLES, roles(occasion.person()));
        claims.put(
                LaunchClaims.EXT,
                Map.of("user_username", "person" + occasion.person().id(), "lms", "moodle-2"));
        Shapes.inside(claims, LaunchClaims.LAUNCH_PRESENTATION, presentation -> {
            presentation.put("locale", occasion.french() ? "fr_ca" : "en");
            if (occasion.launch() instanceof PendingLaunch.OfDeepLinking) {
                presentation.keySet().retainAll(List.of("locale"));
            }
        });
        Shapes.inside(claims, LaunchClaims.NRPS_SERVICE, nrps -> nrps.put("service_versions", List.of("1.0", "2.0")));
        Shapes.inside(claims, LaunchClaims.CUSTOM, Moodle::twice);
    }

    /** Instructor or Learner and nothing finer; a non-editing teacher launches as Instructor. */
    private static List<String> roles(Person person) {
        return switch (person.role()) {
            case LEARNER, MENTOR -> List.of(Role.MEMBERSHIP + "Learner");
            case INSTRUCTOR, TUTOR -> List.of(Role.MEMBERSHIP + "Instructor");
            case ADMINISTRATOR ->
                Stream.concat(Stream.of(Role.MEMBERSHIP + "Instructor"), person.role().uris().stream())
                        .toList();
        };
    }

    /** Each custom value comes by its own name, and again by the name that LTI 1.1 would have made of it. */
    private static void twice(Map<String, Object> custom) {
        Map<String, Object> again = new LinkedHashMap<>();
        custom.forEach((name, value) -> again.put(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_"), value));
        again.forEach(custom::putIfAbsent);
    }

    /** The history of the course is known, that of a link is not. */
    @Override
    public List<String> variables() {
        return Stream.concat(
                        CustomVariables.NAMES.stream().filter(name -> !name.equals(CustomVariables.LINK_HISTORY)),
                        Stream.of("Context.id.history"))
                .distinct()
                .toList();
    }

    @Override
    public boolean withheldIsNull() {
        return true;
    }

    @Override
    public boolean emptyHistory() {
        return true;
    }

    // --- tokens ---

    @Override
    public boolean checksAssertions() {
        return false;
    }

    @Override
    public HttpStatus refusesClientsWith() {
        return HttpStatus.BAD_REQUEST;
    }

    /** JSON all the same. */
    @Override
    public MediaType tokenMediaType() {
        return MediaType.parseMediaType("text/html;charset=utf-8");
    }

    @Override
    public boolean losesItsWordsWithoutKeys() {
        return true;
    }

    // --- grades ---

    /** For GET, exactly one registered type or a wildcard; the list of line items takes no wildcard either. */
    @Override
    public void demandAccepted(@Nullable String accept, String type) {
        boolean anything = accept == null || accept.isEmpty() || accept.contains("*/*");
        if (anything ? type.equals(MediaTypes.LINE_ITEMS) : !type.equals(accept)) {
            throw ServiceRefusal.badRequest("No context or unsupported content type");
        }
    }

    @Override
    public void demandContent(@Nullable String contentType, String type) {
        if (contentType == null || !contentType.replaceFirst(";.*", "").strip().equals(type)) {
            throw ServiceRefusal.badRequest("No handler found");
        }
    }

    @Override
    public Map<String, Object> error(HttpStatus status, String reason) {
        return Map.of("status", status.value(), "reason", reason, "request", Map.of());
    }

    @Override
    public @Nullable Integer gradePage() {
        return null;
    }

    @Override
    public boolean countsEntries() {
        return true;
    }

    /** Typographic quotes in UTF-8, and an address as it would stand in HTML. */
    @Override
    public String gradeLink(String next) {
        String quoted = new String("\u201cnext\u201d".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return "<" + next.replace("&", "&amp;") + ">; rel=" + quoted;
    }

    /** Blank where the activity is not graded and the tool has made a column for it. */
    @Override
    public Optional<String> launchedItem(List<String> coupled, boolean madeByTool) {
        return Lms.super.launchedItem(coupled, madeByTool).map(url -> madeByTool ? "" : url);
    }

    @Override
    public void shapeLineItem(Map<String, Object> json) {
        json.putIfAbsent("resourceId", "");
        json.putIfAbsent("tag", "");
        json.keySet().removeAll(List.of("startDateTime", "endDateTime"));
        if (json.containsKey("resourceLinkId")) {
            json.put("ltiLinkId", json.get("resourceLinkId"));
        }
    }

    @Override
    public boolean echoesLineItems() {
        return true;
    }

    @Override
    public HttpStatus foreignLink() {
        return HttpStatus.FORBIDDEN;
    }

    @Override
    public boolean isLater(Instant given, Instant stored) {
        return given.truncatedTo(ChronoUnit.SECONDS).isAfter(stored.truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public ServiceRefusal stale() {
        return new ServiceRefusal(HttpStatus.CONFLICT, "Refusing score with an earlier timestamp");
    }

    @Override
    public ServiceRefusal unknownUser() {
        return ServiceRefusal.badRequest(MISLEADING);
    }

    @Override
    public ServiceRefusal notALearner() {
        return ServiceRefusal.badRequest(MISLEADING);
    }

    /** Out of range is cut to the range; anything but FullyGraded erases what was there. */
    @Override
    public Optional<Grade> graded(ScoreJson score, LineItem item) {
        return Optional.of(Shapes.clamped(score.asGrade(item), item));
    }

    /**
     * The words of a refusal are in the reason phrase, which this server does not write, and the body is an empty list. A
     * request with a line break in it breaks the reason phrase: the status then stays 200.
     */
    @Override
    public Optional<ResponseEntity<Object>> refusedScore(ServiceRefusal refusal, String body) {
        HttpStatus status = refusal.status();
        boolean brokenPhrase = status == HttpStatus.BAD_REQUEST && body.contains("\n");
        return Optional.of(ResponseEntity.status(brokenPhrase ? HttpStatus.OK : status)
                .contentType(MediaType.parseMediaType(MediaTypes.SCORE))
                .body(List.of()));
    }

    @Override
    public void shapeResult(Map<String, Object> json, Grade grade, boolean ofOne) {
        if (grade.score() == null) {
            json.keySet().retainAll(List.of("id", "userId"));
        } else {
            json.remove("scoringUserId");
            json.put(
                    "timestamp",
                    grade.at().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00"));
        }
    }

    @Override
    public boolean survivesLimitOfResults() {
        return false;
    }

    // --- names and roles ---

    /** Only active enrolments; a non-editing teacher is listed, and as a learner. */
    @Override
    public List<Course.Member> members(Course course) {
        List<Course.Member> members = new ArrayList<>(
                course.members().stream().filter(Course.Member::active).toList());
        members.add(new Course.Member(People.TUTOR, true));
        return members;
    }

    @Override
    public List<String> rosterRoles(Person person) {
        return List.of(person.role() == Role.INSTRUCTOR ? "Instructor" : "Learner");
    }

    @Override
    public @Nullable Integer rosterPage() {
        return null;
    }

    @Override
    public boolean keepsRoleFilter() {
        return false;
    }

    // --- content ---

    @Override
    public void shapeSettings(Map<String, Object> settings) {
        settings.keySet().removeAll(List.of("accept_lineitem", "data"));
        settings.put("accept_presentation_document_targets", List.of("frame", "iframe", "window"));
        settings.put("accept_copy_advice", false);
        settings.put("accept_unsigned", false);
        settings.put("auto_create", false);
        settings.put("can_confirm", false);
        settings.put("title", "Cairn");
        settings.put("text", "");
    }

    @Override
    public boolean sendsData() {
        return false;
    }

    @Override
    public boolean checksResponses() {
        return false;
    }

    /** The type of an item is not looked at, nor its label; a maximum that is no integer from 1 to 100 loses the item. */
    @Override
    public Optional<ContentItem> read(Object json) {
        return ContentItem.readWhatever(json)
                .filter(item -> item.lineItem() == null
                        || Shapes.isWhole(item.lineItem().scoreMaximum(), LARGEST_GRADE))
                .map(ContentItem::withoutLabel);
    }

    // --- registration ---

    /** Plain text. */
    @Override
    public ResponseEntity<Object> refusedRegistration(RegistrationRefusal refusal) {
        return ResponseEntity.status(refusal.status())
                .contentType(MediaType.TEXT_PLAIN)
                .body(refusal.error());
    }
}
