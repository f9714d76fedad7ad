package org.cairn.microcredential;

import org.cairn.shared.Sha256;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fact written down for good: canonical JSON (properties in order, ids bare, numbers without trailing zeros, nothing
 * for null) and its SHA-256 in hexadecimal. Equal facts have equal bytes.
 */
public record Frozen(String json, String hash) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new BareIds())
            .addModule(new PlainNumbers())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .changeDefaultPropertyInclusion(inclusion ->
                    inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    public static Frozen of(Object fact) {
        String json = MAPPER.writeValueAsString(fact);
        return new Frozen(json, Sha256.hex(json));
    }

    /** Reads what {@link #of} wrote. */
    public static <T> T thaw(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
