package org.cairn.platform;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.outbound.Outbound;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.outbound.OutboundRequest;
import org.cairn.shared.Refusal;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks for a service token to find out why there is none (Security Framework 1.0, 4.1.1). The token is not kept and not
 * used; what counts is the answer, down to the page that some platforms send instead of an error.
 */
@Component
class TokenProbe {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GRANT = "client_credentials";
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Outbound outbound;
    private final ToolKeys keys;
    private final Clock clock;

    TokenProbe(Outbound outbound, ToolKeys keys, Clock clock) {
        this.outbound = outbound;
        this.keys = keys;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {

        record Granted(Set<String> scopes) implements Outcome {}

        /** @param cause the end of a message key: {@code platform.check.token.<cause>} */
        record Denied(String cause, String detail) implements Outcome {}
    }

    Outcome ask(Registration registration, Set<String> scopes) {
        Map<String, String> form = Map.of(
                "grant_type",
                GRANT,
                "client_assertion_type",
                ASSERTION,
                "client_assertion",
                assertion(registration),
                "scope",
                String.join(" ", scopes));
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            return judge(
                    registration,
                    scopes,
                    outbound.send(new OutboundRequest(
                            registration.id().toString(),
                            HttpMethod.POST,
                            registration.tokenEndpoint(),
                            Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                            body)));
        } catch (Refusal refusal) {
            return new Outcome.Denied(
                    "unreachable", String.valueOf(registration.tokenEndpoint().getHost()));
        }
    }

    private String assertion(Registration registration) {
        String audience = registration.tokenAudience();
        return keys.sign(new JWTClaimsSet.Builder()
                .issuer(registration.clientId())
                .subject(registration.clientId())
                .audience(audience == null ? registration.tokenEndpoint().toString() : audience)
                .issueTime(Date.from(clock.instant().minusSeconds(5)))
                .expirationTime(Date.from(clock.instant().plusSeconds(240)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    }

    static Outcome judge(Registration registration, Set<String> asked, OutboundAnswer answer) {
        JsonNode json = json(answer.body());
        if (answer.isSuccess() && json.hasNonNull("access_token")) {
            String granted = json.path("scope").asString("");
            // RFC 6749, 5.1: no scope in the answer means that all were granted.
            return new Outcome.Granted(
                    granted.isBlank()
                            ? asked
                            : Arrays.stream(granted.split("\\s+")).collect(Collectors.toSet()));
        }
        String error = json.path("error").asString("").toLowerCase(Locale.ROOT);
        return new Outcome.Denied(cause(registration, answer, error), String.valueOf(answer.status()));
    }

    private static String cause(Registration registration, OutboundAnswer answer, String error) {
        boolean page = answer.body().stripLeading().startsWith("<");
        String maker = registration.productFamily().toLowerCase(Locale.ROOT);
        if (answer.status() == 404 && page) {
            // Moodle answers its own "not found" page when it could not read our key set.
            return maker.contains("moodle") ? "keys-not-fetched" : "no-endpoint";
        }
        if (error.equals("invalid_scope")) {
            return "scope";
        }
        boolean brightspace = maker.contains("desire2learn")
                || maker.contains("brightspace")
                || String.valueOf(registration.tokenEndpoint().getHost()).endsWith("brightspace.com");
        if (brightspace && registration.tokenAudience() == null && answer.status() >= 400) {
            return "audience";
        }
        return switch (error) {
            case "invalid_client", "unauthorized_client" -> "client";
            case "invalid_grant", "invalid_request", "expired token" -> "assertion";
            default -> answer.status() >= 500 ? "failing" : "refused";
        };
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body.isBlank() ? "{}" : body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
