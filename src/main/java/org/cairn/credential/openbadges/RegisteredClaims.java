package org.cairn.credential.openbadges;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The claims of a token that repeat what the credential says (Open Badges 3.0, 8.2.4.1).
 *
 * @param notBefore seconds since 1970, like {@code expires}
 */
public record RegisteredClaims(
        String issuer,
        String id,
        String subject,
        long notBefore,
        @Nullable Long expires) {

    /** @throws BadDocument where its dates are none */
    static RegisteredClaims of(ObjectNode credential) {
        JsonNode issuer = credential.path("issuer");
        JsonNode until = credential.path("validUntil");
        return new RegisteredClaims(
                issuer.isString() ? text(issuer) : text(issuer.path("id")),
                text(credential.path("id")),
                text(credential.path("credentialSubject").path("id")),
                seconds(text(credential.path("validFrom"))),
                until.isMissingNode() ? null : (Long) seconds(text(until)));
    }

    /** @throws BadDocument where it is not a date and time with a zone */
    public static long seconds(String dateTime) {
        try {
            return OffsetDateTime.parse(dateTime).toEpochSecond();
        } catch (DateTimeException e) {
            throw new BadDocument("not a date and time with a zone: " + dateTime, e);
        }
    }

    byte[] members() {
        StringBuilder members = new StringBuilder(300)
                .append(",\"iss\":")
                .append(Json.write(issuer))
                .append(",\"jti\":")
                .append(Json.write(id))
                .append(",\"sub\":")
                .append(Json.write(subject))
                .append(",\"nbf\":")
                .append(notBefore);
        if (expires != null) {
            members.append(",\"exp\":").append((long) expires);
        }
        return members.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(JsonNode node) {
        return node.asString("");
    }
}
