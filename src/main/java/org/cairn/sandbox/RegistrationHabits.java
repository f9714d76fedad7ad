package org.cairn.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;

/** How a tool registers itself (LTI Dynamic Registration 1.0). */
interface RegistrationHabits {

    /** Whether the tool gets a token with its invitation (3.1: it may). */
    default boolean sendsRegistrationToken() {
        return true;
    }

    /** Whether the configuration of the platform is shown to the holder of the token alone. */
    default boolean guardsConfiguration() {
        return false;
    }

    /** Which messages may be asked for, and where they may be placed (3.2.1). */
    default List<Map<String, Object>> messagesSupported() {
        return List.of(
                Map.of("type", LaunchClaims.RESOURCE_LINK_REQUEST),
                Map.of("type", LaunchClaims.DEEP_LINKING_REQUEST, "placements", List.of("ContentArea")));
    }

    /** Demands of this LMS beyond those of the specification. */
    default void check(RegistrationRequest request) {
        // None.
    }

    /** Whether the answer names the deployment; a tool learns it from the first launch otherwise. */
    default boolean returnsDeployment() {
        return true;
    }

    /** 3.5.2: an OAuth error. */
    default ResponseEntity<Object> refusedRegistration(RegistrationRefusal refusal) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("error", refusal.error());
        error.put("error_description", refusal.description());
        return ResponseEntity.status(refusal.status()).body(error);
    }
}
