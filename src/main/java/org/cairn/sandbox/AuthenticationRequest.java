package org.cairn.sandbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What a tool asks of {@code /lti/auth} (LTI Security Framework 1.0, 5.1.1.2). */
record AuthenticationRequest(
        @Nullable String scope,
        @Nullable String responseType,
        @Nullable String responseMode,
        @Nullable String prompt,
        @Nullable String clientId,
        @Nullable String redirectUri,
        @Nullable String loginHint,
        @Nullable String messageHint,
        @Nullable String nonce,
        @Nullable String state) {

    /** An error that goes back to the tool (OpenID Connect Core 1.0, 3.1.2.6). */
    record Mistake(String error, String description) {}

    static AuthenticationRequest of(MultiValueMap<String, String> sent) {
        return new AuthenticationRequest(
                sent.getFirst("scope"),
                sent.getFirst("response_type"),
                sent.getFirst("response_mode"),
                sent.getFirst("prompt"),
                sent.getFirst("client_id"),
                sent.getFirst("redirect_uri"),
                sent.getFirst("login_hint"),
                sent.getFirst("lti_message_hint"),
                sent.getFirst("nonce"),
                sent.getFirst("state"));
    }

    /** The first thing that is wrong with the request itself, if any. */
    Optional<Mistake> mistake() {
        if (!"openid".equals(scope)) {
            return mistake("invalid_scope", "scope must be openid");
        }
        if (!"id_token".equals(responseType)) {
            return mistake("unsupported_response_type", "response_type must be id_token");
        }
        if (!"form_post".equals(responseMode)) {
            return mistake("invalid_request", "response_mode must be form_post");
        }
        if (prompt != null && !prompt.equals("none")) {
            return mistake("invalid_request", "prompt must be none");
        }
        if (nonce == null || nonce.isBlank()) {
            return mistake("invalid_request", "nonce is needed");
        }
        if (loginHint == null || messageHint == null) {
            return mistake("invalid_request", "login_hint and lti_message_hint are needed as they were sent");
        }
        return Optional.empty();
    }

    static Optional<Mistake> mistake(String error, String description) {
        return Optional.of(new Mistake(error, description));
    }
}
