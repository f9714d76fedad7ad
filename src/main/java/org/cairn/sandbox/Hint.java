package org.cairn.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a message hint is made of.
 *
 * @param launch the one-time id of the launch
 * @param link the link that was clicked, by the id that the tool knows
 * @param sign signs claims with the platform's key, for hints that are tokens
 */
record Hint(
        String launch, @Nullable String link, @Nullable String context, Function<Map<String, Object>, String> sign) {

    String asJson(String nameOfLink) {
        Map<String, String> hint = new LinkedHashMap<>();
        if (link != null) {
            hint.put(nameOfLink, link);
        }
        hint.put("launchid", launch);
        return JsonMapper.shared().writeValueAsString(hint);
    }

    String asToken() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("verifier", launch);
        if (context != null) {
            claims.put("context_type", "Course");
            claims.put("context_id", context);
        }
        return sign.apply(claims);
    }
}
