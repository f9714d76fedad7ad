package org.cairn.launch;

import org.jspecify.annotations.Nullable;

/**
 * A third-party initiated login (Security Framework 1.0, 5.1.1.1; LTI Core 1.3, 4.1).
 *
 * @param registrationId from our own address, for platforms that share an issuer
 * @param storageTarget the frame in which the platform keeps data for us, where it does (LTI OIDC Login with LTI Client Side
 *     postMessages 0.1)
 */
public record LoginRequest(
        @Nullable String registrationId,
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String loginHint,
        @Nullable String messageHint,
        @Nullable String targetLinkUri,
        @Nullable String storageTarget) {}
