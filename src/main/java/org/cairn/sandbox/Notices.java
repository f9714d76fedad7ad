package org.cairn.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells tools what has happened while nobody was there (Platform Notification Service 1.0). As in Canvas, a notice that a tool
 * does not take is not sent again.
 */
@Component
final class Notices implements Resettable {

    static final String HELLO = "LtiHelloWorldNotice";
    static final String COPIED = "LtiContextCopyNotice";
    static final List<String> TYPES = List.of(HELLO, COPIED);

    private static final Logger log = LoggerFactory.getLogger(Notices.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<Subscription, URI> handlers = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final PlatformKeys keys;
    private final Addresses addresses;
    private final Ids ids;
    private final Clock clock;

    private record Subscription(String clientId, String type) {}

    Notices(PlatformKeys keys, Addresses addresses, Ids ids, Clock clock) {
        this.keys = keys;
        this.addresses = addresses;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void reset() {
        handlers.clear();
    }

    /** Where the tool wants notices of a type; empty for nowhere. */
    String handler(Tool tool, String type) {
        URI handler = handlers.get(new Subscription(tool.clientId(), type));
        return handler == null ? "" : handler.toString();
    }

    void handle(Tool tool, String type, URI handler) {
        handlers.put(new Subscription(tool.clientId(), type), handler);
        if (type.equals(HELLO)) {
            send(tool, HELLO, Map.of());
        }
    }

    void stop(Tool tool, String type) {
        handlers.remove(new Subscription(tool.clientId(), type));
    }

    /** Sends the notice if the tool wants it, without waiting for what the tool says. */
    void send(Tool tool, String type, Map<String, Object> about) {
        URI handler = handlers.get(new Subscription(tool.clientId(), type));
        if (handler == null) {
            return;
        }
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of("notices", List.of(Map.of("jwt", keys.sign(claims(tool, type, about))))));
        HttpRequest request = HttpRequest.newBuilder(handler)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        // Whatever becomes of it is in the log, and nowhere else: Canvas does not send twice either.
        CompletableFuture<?> unused = client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failed) -> log.info(
                        "Sandbox LMS sent {}: {}", type, failed == null ? answer.statusCode() : failed.toString()));
    }

    private Map<String, Object> claims(Tool tool, String type, Map<String, Object> about) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", addresses.issuer());
        claims.put("aud", tool.clientId());
        claims.put("azp", tool.clientId());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(Duration.ofHours(1)).getEpochSecond());
        claims.put("nonce", ids.secret());
        claims.put(LaunchClaims.VERSION, LaunchClaims.VERSION_1_3);
        claims.put(LaunchClaims.DEPLOYMENT_ID, tool.deploymentId());
        claims.put(
                LaunchClaims.NOTICE,
                Map.of(
                        "id",
                        Shapes.uuid("notice", ids.secret()),
                        "timestamp",
                        now.truncatedTo(ChronoUnit.SECONDS).toString(),
                        "type",
                        type));
        claims.putAll(about);
        return claims;
    }
}
