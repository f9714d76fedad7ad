package org.cairn.connection;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.cairn.connection.ServiceTokens.ServiceToken;
import org.cairn.outbound.Outbound;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.outbound.OutboundRequest;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Service;

/**
 * Calls a platform's LTI Advantage services with a service token of the scopes asked for (Security Framework 1.0, 4.1).
 * Tokens are cached; an answer of 401 drops the cached one and is tried once more. What only reads is asked for again where it
 * got lost.
 */
@Service
public class PlatformServices {

    private final Platforms platforms;
    private final ServiceTokens tokens;
    private final Outbound outbound;
    private final PlatformPace pace;
    private final Retries retries;

    PlatformServices(Platforms platforms, ServiceTokens tokens, Outbound outbound, PlatformPace pace, Retries retries) {
        this.platforms = platforms;
        this.tokens = tokens;
        this.outbound = outbound;
        this.pace = pace;
        this.retries = retries;
    }

    /**
     * Makes one call.
     *
     * @throws Refusal PLATFORM_FAILED where no token or no whole answer came, or the platform did not grant what the call
     *     needs; UNAVAILABLE while it wants a pause; INVALID where the address lies outside the registration's origins
     */
    public OutboundAnswer call(RegistrationId registration, ServiceCall call) {
        Registration platform = reachable(registration, call.uri());
        ServiceToken token = token(platform, call);
        OutboundAnswer answer = answer(platform, call, token.value());
        if (answer.status() != 401) {
            return answer;
        }
        tokens.forget(platform, call.scopes(), token);
        return answer(platform, call, token(platform, call).value());
    }

    /**
     * Reads by one call of an interface of the platform's own, whose body says who is calling. The same limits hold.
     *
     * @throws Refusal as {@link #call} does, but for the token
     */
    public OutboundAnswer readWithoutToken(RegistrationId registration, ServiceCall call) {
        Registration platform = reachable(registration, call.uri());
        return retries.read(registration, () -> send(platform, call, null));
    }

    private Registration reachable(RegistrationId registration, URI uri) {
        Registration platform = platforms
                .registration(registration)
                .filter(Registration::enabled)
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "platform.registration"));
        if (!platform.isOwnAddress(uri)) {
            throw new Refusal(Problem.INVALID, "platform.foreign-address", platform.name());
        }
        if (pace.pausedUntil(registration).isPresent()) {
            throw new Refusal(Problem.UNAVAILABLE, "platform.paused", platform.name());
        }
        return platform;
    }

    private ServiceToken token(Registration platform, ServiceCall call) {
        ServiceToken token = watched(platform, () -> tokens.token(platform, call.scopes()));
        if (!token.grantsOneOf(call.needs())) {
            throw new Refusal(Problem.PLATFORM_FAILED, "platform.not-granted", platform.name());
        }
        return token;
    }

    private OutboundAnswer answer(Registration platform, ServiceCall call, String token) {
        return call.method().equals(HttpMethod.GET)
                ? retries.read(platform.id(), () -> send(platform, call, token))
                : send(platform, call, token);
    }

    private OutboundAnswer send(Registration platform, ServiceCall call, @Nullable String token) {
        Map<String, String> headers = new HashMap<>();
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        if (call.accept() != null) {
            headers.put("Accept", call.accept());
        }
        if (call.contentType() != null) {
            headers.put("Content-Type", call.contentType());
        }
        String lane = platform.id().toString();
        OutboundAnswer answer = watched(
                platform,
                () -> outbound.send(new OutboundRequest(lane, call.method(), call.uri(), headers, call.body())));
        pace.answered(platform.id(), answer);
        return answer;
    }

    private <T> T watched(Registration platform, Supplier<T> call) {
        try {
            return call.get();
        } catch (Refusal refusal) {
            if (refusal.key().equals("outbound.no-answer")) {
                pace.failed(platform.id());
            }
            throw refusal;
        }
    }
}
