package org.cairn.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How launches begin, what is in them, and by which names people, courses and links go. */
interface LaunchHabits {

    /** What a message is about, for whoever shapes it. */
    record Occasion(PendingLaunch launch, Person person, String issuer, boolean french) {}

    /** The {@code product_family_code}. */
    default String family() {
        return LaunchClaims.PRODUCT_FAMILY;
    }

    default String version() {
        return "1";
    }

    /** LTI Core 1.3, 5.3.6: the subject, and the user id of every service. */
    default String userId(Person person, String issuer) {
        return person.id();
    }

    default String contextId(String course) {
        return course;
    }

    default String linkId(String link) {
        return link;
    }

    /** LTI Security Framework 1.0, 5.1.1.1: a login may be initiated by GET or by POST. */
    default boolean initiatesByGet() {
        return false;
    }

    /** Whether the platform keeps data for tools that have no cookie (LTI Client Side postMessages 1.0). */
    default boolean offersStorage() {
        return true;
    }

    /** What is sent besides the issuer, the target and the two hints (LTI Core 1.3, 4.1.2 and 4.1.3). */
    default Map<String, String> loginParameters(Tool tool) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", tool.clientId());
        parameters.put("lti_deployment_id", tool.deploymentId());
        return parameters;
    }

    /** The message hint: what it looks like is the platform's affair, and a tool returns it as it came. */
    default String messageHint(Hint hint) {
        return hint.asJson("linkid");
    }

    default Duration messageLife() {
        return Duration.ofSeconds(60);
    }

    /** The last word on the claims of a message. */
    default void shape(Map<String, Object> claims, Occasion occasion) {
        // As they are.
    }

    /** Names of the variables that are filled in; all others are sent as they stand (LTI Core 1.3, 5.4.6.1). */
    default List<String> variables() {
        return CustomVariables.NAMES;
    }

    /** Whether a withheld name arrives as JSON null where the variable asks for it, rather than as the variable. */
    default boolean withheldIsNull() {
        return false;
    }

    /** Whether the variables of course copies are empty in what was never copied, rather than left as they stand. */
    default boolean emptyHistory() {
        return false;
    }

    /** Whether there are Platform Notification Service, data privacy and EULA launches. */
    default boolean offersNotices() {
        return false;
    }

    default boolean offersPrivacyLaunch() {
        return false;
    }

    default boolean offersEula() {
        return false;
    }

    default boolean offersReview() {
        return true;
    }

    /** Whether the key set names the algorithm (RFC 7517, 4.4: it may). */
    default boolean keyNamesAlgorithm() {
        return true;
    }
}
