package org.cairn.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Blackboard Learn, as its documents and the threads of tool makers read. */
final class Blackboard implements Lms {

    /** Every Learn of the world asks by the developer portal, which is the party that was authorized. */
    private static final String PORTAL = "962fa4d8-bcbf-49a0-94b2-2de05ad274af";

    // --- launches ---

    @Override
    public String family() {
        return "BlackboardLearn";
    }

    @Override
    public String version() {
        return "3900.110.0-rel.22+deadbee";
    }

    @Override
    public String userId(Person person, String issuer) {
        return Shapes.hex("user", person.id());
    }

    @Override
    public String contextId(String course) {
        return Shapes.hex("course", course);
    }

    @Override
    public String linkId(String link) {
        return "_" + Shapes.number(link) + "_1";
    }

    @Override
    public boolean initiatesByGet() {
        return true;
    }

    @Override
    public String messageHint(Hint hint) {
        return hint.launch();
    }

    @Override
    public Duration messageLife() {
        return Duration.ofHours(1);
    }

    @Override
    public void shape(Map<String, Object> claims, Occasion occasion) {
        claims.put("azp", PORTAL);
        Shapes.inside(
                claims,
                LaunchClaims.LAUNCH_PRESENTATION,
                presentation -> presentation.put("locale", occasion.french() ? "fr_CA" : "en_CA"));
    }

    // --- grades ---

    @Override
    public String serviceQuery() {
        return "";
    }

    /** Relative (k). */
    @Override
    public String gradeLink(String next) {
        return Paging.link(next.replaceFirst("^https?://[^/]+", ""));
    }

    @Override
    public ServiceRefusal unknownUser() {
        return ServiceRefusal.badRequest("User could not be found:");
    }

    @Override
    public ServiceRefusal notALearner() {
        return unknownUser();
    }

    /** Line breaks of a comment are lost. */
    @Override
    public Optional<Grade> graded(ScoreJson score, LineItem item) {
        return Lms.super
                .graded(score, item)
                .map(grade -> grade.comment() == null
                        ? grade
                        : grade.withComment(grade.comment().replaceAll("\\R", "")));
    }

    /** Where one learner was asked for, the comment is missing. */
    @Override
    public void shapeResult(Map<String, Object> json, Grade grade, boolean ofOne) {
        if (ofOne) {
            json.remove("comment");
        }
    }

    // --- names and roles ---

    /** An object, where the specification has a list. */
    @Override
    public @Nullable Object message(Map<String, Object> message) {
        return message;
    }

    // --- content ---

    @Override
    public void shapeSettings(Map<String, Object> settings) {
        settings.put("accept_types", List.of("link", "html", "image", "ltiResourceLink", "file"));
        settings.remove("accept_lineitem");
    }

    /** Without an address of its own a link is an invalid link. */
    @Override
    public Optional<ContentItem> read(Object json) {
        return ContentItem.read(json).filter(item -> item.url() != null);
    }

    // --- registration ---

    @Override
    public boolean returnsDeployment() {
        return false;
    }
}
