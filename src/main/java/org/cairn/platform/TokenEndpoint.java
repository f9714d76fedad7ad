package org.cairn.platform;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.outbound.Outbound;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.outbound.OutboundRequest;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a platform for a service token: client credentials with a signed assertion (Security Framework 1.0, 4.1.1). The
 * answer is read by what it is, not by its media type: Moodle labels JSON as text/html.
 */
@Component
class TokenEndpoint {

    private static final Logger log = LoggerFactory.getLogger(TokenEndpoint.class);

    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LONGEST = Duration.ofHours(24);

    /** Canvas gives no leeway for a time in the future. */
    private static final Duration BACK = Duration.ofSeconds(5);

    private static final Duration ASSERTION_LIVES = Duration.ofMinutes(4);

    private final Outbound outbound;
    private final ToolKeys keys;
    private final Clock clock;

    TokenEndpoint(Outbound outbound, ToolKeys keys, Clock clock) {
        this.outbound = outbound;
        this.keys = keys;
        this.clock = clock;
    }

    /** @throws Refusal PLATFORM_FAILED where the platform gives no token, or none that may do any of this */
    ServiceToken fetch(Registration registration, Set<String> scopes) {
        OutboundAnswer answer = outbound.send(new OutboundRequest(
                registration.id().toString(),
                HttpMethod.POST,
                registration.tokenEndpoint(),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                form(registration, scopes)));
        JsonNode said = json(answer.body());
        String token = said.path("access_token").asString("");
        if (!answer.isSuccess() || token.isBlank()) {
            throw refused(registration, answer, said);
        }
        return new ServiceToken(token, until(said.path("expires_in")), granted(said.path("scope"), scopes));
    }

    private Refusal refused(Registration registration, OutboundAnswer answer, JsonNode said) {
        String error = said.path("error").asString("").replaceAll("[^A-Za-z_ -]", "");
        log.info("no service token from {}: status {} {}", registration.id(), answer.status(), error);
        if (error.equals("invalid_scope")) {
            return new Refusal(Problem.PLATFORM_FAILED, "platform.not-granted", registration.name());
        }
        // Moodle answers with an error page of its own when it cannot fetch our keys: OAuth would answer with JSON.
        return said.isObject()
                ? new Refusal(Problem.PLATFORM_FAILED, "platform.no-token", registration.name())
                : new Refusal(Problem.PLATFORM_FAILED, "platform.keys-unreachable", registration.name());
    }

    private String form(Registration registration, Set<String> scopes) {
        return Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_assertion_type",
                        ASSERTION,
                        "client_assertion",
                        assertion(registration),
                        "scope",
                        String.join(" ", new TreeSet<>(scopes)))
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private String assertion(Registration registration) {
        Instant now = clock.instant();
        // One audience as a string: Brightspace answers 500 to a list, and wants another one than its token address.
        return keys.sign(new JWTClaimsSet.Builder()
                .issuer(registration.clientId())
                .subject(registration.clientId())
                .audience(Objects.requireNonNullElseGet(
                        registration.tokenAudience(),
                        () -> registration.tokenEndpoint().toString()))
                .issueTime(Date.from(now.minus(BACK)))
                .expirationTime(Date.from(now.plus(ASSERTION_LIVES)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    }

    private Instant until(JsonNode seconds) {
        long lives = seconds.isNumber() || seconds.isString() ? seconds.asLong(0) : 0;
        return clock.instant().plusSeconds(Math.max(0, Math.min(lives, LONGEST.toSeconds())));
    }

    /** RFC 6749, 5.1: the scope may be left out where all that was asked for is granted. */
    private static Set<String> granted(JsonNode scope, Set<String> asked) {
        return scope.isString() ? Set.copyOf(Set.of(scope.asString().strip().split("\\s+"))) : asked;
    }

    private static JsonNode json(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException notJson) {
            log.debug("the answer of a token endpoint is not JSON", notJson);
            return JsonMapper.shared().missingNode();
        }
    }
}
