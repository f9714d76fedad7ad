package org.cairn.credential;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What a credential says of itself, read from the document alone.
 *
 * @param validFrom as written, ISO 8601
 * @param validUntil as written, or empty
 */
public record Claims(
        String id,
        String name,
        String description,
        String issuerId,
        String issuerName,
        String validFrom,
        String validUntil,
        List<Shown> results) {

    /** A competency and the level reached, in the document's words. */
    public record Shown(String competency, String level) {}

    static Claims of(JsonNode credential) {
        JsonNode achievement = credential.path("credentialSubject").path("achievement");
        JsonNode issuer = credential.path("issuer");
        return new Claims(
                text(credential.path("id")),
                first(text(credential.path("name")), text(achievement.path("name"))),
                text(achievement.path("description")),
                issuer.isString() ? text(issuer) : text(issuer.path("id")),
                text(issuer.path("name")),
                text(credential.path("validFrom")),
                text(credential.path("validUntil")),
                results(credential.path("credentialSubject").path("result"), achievement.path("resultDescription")));
    }

    private static List<Shown> results(JsonNode results, JsonNode descriptions) {
        return stream(results)
                .flatMap(result -> stream(descriptions)
                        .filter(description -> same(description.path("id"), result.path("resultDescription")))
                        .map(description -> new Shown(
                                text(description.path("name")), level(description, result.path("achievedLevel")))))
                .toList();
    }

    private static String level(JsonNode description, JsonNode achieved) {
        return stream(description.path("rubricCriterionLevel"))
                .filter(level -> same(level.path("id"), achieved))
                .map(level -> text(level.path("name")))
                .findFirst()
                .orElse("");
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.isString() && one.equals(other);
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : "";
    }
}
