package org.cairn.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Open edX with xblock-lti-consumer. */
final class OpenEdx implements Lms {

    // --- launches ---

    @Override
    public String family() {
        return "OpenEdx";
    }

    @Override
    public String userId(Person person, String issuer) {
        return Shapes.uuid("external user", person.id());
    }

    @Override
    public String contextId(String course) {
        return "course-v1:CoastRange+" + course + "+2026";
    }

    @Override
    public String linkId(String link) {
        return "block-v1:CoastRange+2026+type@lti_consumer+block@" + Shapes.hex("block", link);
    }

    @Override
    public boolean offersStorage() {
        return false;
    }

    @Override
    public String messageHint(Hint hint) {
        return hint.launch();
    }

    @Override
    public Duration messageLife() {
        return Duration.ofHours(1);
    }

    /** No identifiers of the registrar, and a platform that does not say who it is (k). */
    @Override
    public void shape(Map<String, Object> claims, Occasion occasion) {
        claims.put("azp", claims.get("aud"));
        claims.keySet().removeAll(List.of(LaunchClaims.LIS, LaunchClaims.TOOL_PLATFORM));
        Shapes.inside(
                claims,
                LaunchClaims.CONTEXT,
                context ->
                        context.put("type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering")));
    }

    @Override
    public boolean offersReview() {
        return false;
    }

    // --- grades ---

    @Override
    public String serviceQuery() {
        return "";
    }

    @Override
    public @Nullable Integer gradePage() {
        return null;
    }

    /** The first of several, where the specification has none. */
    @Override
    public Optional<String> launchedItem(List<String> coupled, boolean madeByTool) {
        return coupled.stream().findFirst();
    }

    /** A zero is taken for nothing and left out. */
    @Override
    public void shapeResult(Map<String, Object> json, Grade grade, boolean ofOne) {
        if (grade.score() != null && grade.score().signum() == 0) {
            json.remove("resultScore");
        }
    }

    // --- names and roles ---

    @Override
    public @Nullable Integer rosterPage() {
        return null;
    }

    @Override
    public boolean heedsRosterLimit() {
        return false;
    }
}
