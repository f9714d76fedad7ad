package org.cairn.platform;

import java.net.URI;
import java.util.Set;
import org.cairn.outbound.OutboundAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Service;

/**
 * Calls a platform's LTI Advantage services with a service token of the scopes asked for (Security Framework 1.0, 4.1).
 * Tokens are cached; an answer of 401 drops the cached one and is tried once more.
 */
@Service
public class PlatformServices {

    /**
     * @param accept the exact media type; platforms refuse lists and wildcards
     * @param body compact JSON, or null
     * @throws org.cairn.shared.Refusal PLATFORM_FAILED where no token or no whole answer came, INVALID where the address
     *     lies outside the registration's origins
     */
    public OutboundAnswer call(
            RegistrationId registration,
            HttpMethod method,
            URI uri,
            Set<String> scopes,
            @Nullable String accept,
            @Nullable String contentType,
            @Nullable String body) {
        throw new UnsupportedOperationException(
                method + " " + uri + scopes + accept + contentType + body + registration);
    }
}
