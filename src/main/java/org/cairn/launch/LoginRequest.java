package org.cairn.launch;

import org.jspecify.annotations.Nullable;

/**
 * A third-party initiated login (Security Framework 1.0, 5.1.1.1; LTI Core 1.3, 4.1).
 *
 * @param registrationId from our own address, for platforms that share an issuer
 */
public record LoginRequest(
        @Nullable String registrationId,
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String loginHint,
        @Nullable String messageHint,
        @Nullable String targetLinkUri) {}
