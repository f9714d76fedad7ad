package org.cairn.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Brightspace (D2L), as its documents and the threads of tool makers read. */
final class Brightspace implements Lms {

    // --- launches ---

    @Override
    public String family() {
        return "desire2learn";
    }

    @Override
    public String version() {
        return "20.26.11";
    }

    /** A uuid of the tenant and, after the last underscore, the number that the REST interface knows. */
    @Override
    public String userId(Person person, String issuer) {
        return Shapes.uuid("tenant", issuer) + "_" + person.id();
    }

    /** The number of the org unit. */
    @Override
    public String contextId(String course) {
        return Shapes.number("org unit " + course);
    }

    @Override
    public String linkId(String link) {
        return Shapes.uuid("quicklink", link);
    }

    @Override
    public Duration messageLife() {
        return Duration.ofHours(1);
    }

    @Override
    public void shape(Map<String, Object> claims, Occasion occasion) {
        claims.put("aud", List.of(claims.get("aud")));
        claims.put("azp", ((List<?>) claims.get("aud")).get(0));
        claims.put("nbf", claims.get("iat"));
        Shapes.inside(
                claims,
                LaunchClaims.CONTEXT,
                context ->
                        context.put("type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering")));
        Map<String, Object> d2l = new LinkedHashMap<>();
        d2l.put("tenant_id", Shapes.uuid("tenant", occasion.issuer()));
        d2l.put("org_defined_id", occasion.person().sourcedId());
        d2l.put("user_id", occasion.person().id());
        claims.put("http://www.brightspace.com", d2l);
    }

    @Override
    public boolean offersNotices() {
        return true;
    }

    @Override
    public boolean keyNamesAlgorithm() {
        return false;
    }

    // --- tokens ---

    /** An address that is not the token endpoint: tools have a setting for it. */
    @Override
    public String tokenAudience(Addresses addresses) {
        return addresses.own("/auth/token").toString();
    }

    @Override
    public boolean takesListOfAudiences() {
        return false;
    }

    // --- grades ---

    @Override
    public String serviceQuery() {
        return "";
    }

    @Override
    public String gradeLink(String next) {
        return "<" + next + ">; rel=next";
    }

    @Override
    public ServiceRefusal unknownUser() {
        return new ServiceRefusal(HttpStatus.FORBIDDEN, "The user is not enrolled in the org unit");
    }

    @Override
    public ServiceRefusal notALearner() {
        return new ServiceRefusal(HttpStatus.UNPROCESSABLE_CONTENT, "The user is not gradable");
    }

    /** Above the maximum is cut to the maximum, unless the grade item can exceed. */
    @Override
    public Optional<Grade> graded(ScoreJson score, LineItem item) {
        return Lms.super.graded(score, item).map(grade -> Shapes.clamped(grade, item));
    }

    // --- registration ---

    @Override
    public boolean sendsRegistrationToken() {
        return false;
    }

    @Override
    public boolean returnsDeployment() {
        return false;
    }
}
