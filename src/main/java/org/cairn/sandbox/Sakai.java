package org.cairn.sandbox;

import java.time.Duration;
import java.util.Map;

/** Sakai, as its documents read (lti/docs). */
final class Sakai implements Lms {

    // --- launches ---

    @Override
    public String family() {
        return "sakai";
    }

    @Override
    public String version() {
        return "25.0";
    }

    /** An address. */
    @Override
    public String userId(Person person, String issuer) {
        return issuer + "/user/" + Shapes.uuid("user", person.id());
    }

    @Override
    public String contextId(String course) {
        return Shapes.uuid("site", course);
    }

    @Override
    public String linkId(String link) {
        return "content:" + Shapes.number(link);
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

    /** The administrator has allowed the whole gradebook, to be read: the best case for a tool that collects evidence. */
    @Override
    public boolean showsOwnActivities() {
        return true;
    }
}
