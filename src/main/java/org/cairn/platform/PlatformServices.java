package org.cairn.platform;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.cairn.outbound.Outbound;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.outbound.OutboundRequest;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Service;

/**
 * Calls a platform's LTI Advantage services with a service token of the scopes asked for (Security Framework 1.0, 4.1).
 * Tokens are cached; an answer of 401 drops the cached one and is tried once more.
 */
@Service
public class PlatformServices {

    private final Platforms platforms;
    private final ServiceTokens tokens;
    private final Outbound outbound;

    PlatformServices(Platforms platforms, ServiceTokens tokens, Outbound outbound) {
        this.platforms = platforms;
        this.tokens = tokens;
        this.outbound = outbound;
    }

    /**
     * Sends one request.
     *
     * @param accept the exact media type; platforms refuse lists and wildcards
     * @param body compact JSON, or null
     * @throws Refusal PLATFORM_FAILED where no token or no whole answer came, INVALID where the address lies outside the
     *     registration's origins
     */
    public OutboundAnswer call(
            RegistrationId registration,
            HttpMethod method,
            URI uri,
            Set<String> scopes,
            @Nullable String accept,
            @Nullable String contentType,
            @Nullable String body) {
        Registration platform = platforms
                .registration(registration)
                .filter(Registration::enabled)
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "platform.registration"));
        if (!platform.isOwnAddress(uri)) {
            throw new Refusal(Problem.INVALID, "platform.foreign-address", platform.name());
        }
        OutboundAnswer answer = send(platform, method, uri, scopes, accept, contentType, body);
        if (answer.status() != 401) {
            return answer;
        }
        tokens.forget(platform, scopes);
        return send(platform, method, uri, scopes, accept, contentType, body);
    }

    private OutboundAnswer send(
            Registration platform,
            HttpMethod method,
            URI uri,
            Set<String> scopes,
            @Nullable String accept,
            @Nullable String contentType,
            @Nullable String body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + tokens.token(platform, scopes));
        if (accept != null) {
            headers.put("Accept", accept);
        }
        if (contentType != null) {
            headers.put("Content-Type", contentType);
        }
        return outbound.send(new OutboundRequest(platform.id().toString(), method, uri, headers, body));
    }
}
