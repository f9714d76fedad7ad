package org.cairn.sandbox;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What the token endpoint asks and how it answers (LTI Security Framework 1.0, 4.1). */
interface TokenHabits {

    /** What {@code aud} of an assertion must name: the token endpoint, or an address of its own. */
    default String tokenAudience(Addresses addresses) {
        return addresses.tokenEndpoint().toString();
    }

    /** Whether {@code aud} and {@code jti} are looked at. */
    default boolean checksAssertions() {
        return true;
    }

    default boolean takesListOfAudiences() {
        return true;
    }

    /** RFC 6749, 5.2: 401 is allowed where the client authenticates by a header; many answer 400 always. */
    default HttpStatus refusesClientsWith() {
        return HttpStatus.UNAUTHORIZED;
    }

    default MediaType tokenMediaType() {
        return MediaType.APPLICATION_JSON;
    }

    /** Whether a tool whose keys cannot be fetched gets an HTML page rather than an OAuth error. */
    default boolean losesItsWordsWithoutKeys() {
        return false;
    }
}
