package org.cairn.sandbox;

import java.util.Map;
import java.util.Optional;

/** What a deep linking request offers and what of a response is taken (Deep Linking 2.0). */
interface ContentHabits {

    /** Changes the settings of a request, which are those of a platform that takes LTI links of any number. */
    default void shapeSettings(Map<String, Object> settings) {
        // As they are.
    }

    /** Whether {@code data} is sent, which must then come back as it is (Deep Linking 2.0, 4.4.1). */
    default boolean sendsData() {
        return true;
    }

    /** Whether {@code aud}, times and nonce of a response are looked at. */
    default boolean checksResponses() {
        return true;
    }

    /** Reads one item of a response; empty where it is dropped. */
    default Optional<ContentItem> read(Object json) {
        return ContentItem.read(json);
    }
}
