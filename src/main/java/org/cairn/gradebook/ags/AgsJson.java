package org.cairn.gradebook.ags;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the JSON of the services: decimals exactly, unknown fields ignored, no more than a gradebook needs.
 * NaN and the like are read, so that they can be put aside alone; what is written has no line break, since Moodle answers
 * 200 to a rejected score that has one.
 */
final class AgsJson {

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(65_536)
                            .maxNumberLength(1_000)
                            .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** Hands over each item of a list as it is read: a page is never in memory as objects. */
    <T> void each(@Nullable String body, Class<T> type, Consumer<T> reader) {
        read(() -> {
            try (JsonParser parser = mapper.createParser(text(body))) {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw unreadable();
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    T item = parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.readValueAs(type);
                    if (item != null) {
                        reader.accept(item);
                    }
                }
                return true;
            }
        });
    }

    <T> T one(@Nullable String body, Class<T> type) {
        return read(() -> mapper.readValue(text(body), type));
    }

    ObjectNode object(String body) {
        return read(() -> mapper.readTree(body) instanceof ObjectNode object ? object : null);
    }

    String write(Object wire) {
        return mapper.writeValueAsString(wire);
    }

    private static String text(@Nullable String body) {
        return body == null ? "" : body;
    }

    private static <T> T read(Supplier<@Nullable T> reading) {
        try {
            T read = reading.get();
            if (read == null) {
                throw unreadable();
            }
            return read;
        } catch (JacksonException e) {
            throw (Refusal) unreadable().initCause(e);
        }
    }

    private static Refusal unreadable() {
        return new Refusal(Problem.PLATFORM_FAILED, "gradebook.answer-unreadable");
    }
}
