package org.cairn.moodle.ws;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
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

/**
 * Reads what Moodle's web services answer, piece by piece: a report of a whole course is text, and never objects beside it.
 * Decimals exactly, unknown fields ignored.
 */
final class WsJson {

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxNumberLength(1_000)
                            .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Reads one value, with the parser at its beginning. */
    @FunctionalInterface
    interface Reading {
        void read(JsonParser parser);
    }

    /** Something that Moodle answers, or its exception. */
    <T> T one(String function, String body, Class<T> type) {
        refuse(function, body);
        return guarded(() -> mapper.readValue(body, type));
    }

    /** Each item of a list that stands by itself. */
    void each(String function, String body, Reading item) {
        refuse(function, body);
        guarded(() -> {
            try (JsonParser parser = mapper.createParser(body)) {
                parser.nextToken();
                items(parser, item);
                return true;
            }
        });
    }

    /** Each item of the list that is this field of the answer. */
    void each(String function, String body, String field, Reading item) {
        refuse(function, body);
        guarded(() -> {
            try (JsonParser parser = mapper.createParser(body)) {
                parser.nextToken();
                boolean[] found = {false};
                fields(parser, name -> {
                    if (name.equals(field)) {
                        found[0] = true;
                        items(parser, item);
                    } else {
                        parser.skipChildren();
                    }
                });
                return found[0] ? true : null;
            }
        });
    }

    /** Each field of the object at which the parser stands, with the parser at its value. */
    static void fields(JsonParser parser, java.util.function.Consumer<String> field) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Answers.unreadable();
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            field.accept(name);
        }
    }

    static void items(JsonParser parser, Reading item) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Answers.unreadable();
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            item.read(parser);
        }
    }

    /** Moodle writes an exception's own fields first, so that no more than a few are looked at. */
    private void refuse(String function, String body) {
        Map<String, String> said = guarded(() -> {
            try (JsonParser parser = mapper.createParser(body)) {
                return parser.nextToken() == JsonToken.START_OBJECT ? texts(parser) : Map.of();
            }
        });
        if (said.containsKey("exception") || said.containsKey("errorcode")) {
            throw Answers.exception(
                    function, said.getOrDefault("errorcode", "unknown"), said.getOrDefault("message", ""));
        }
    }

    private static Map<String, String> texts(JsonParser parser) {
        Map<String, String> said = new HashMap<>();
        String name = parser.nextName();
        while (name != null && parser.nextToken() == JsonToken.VALUE_STRING) {
            said.put(name, parser.getString());
            name = parser.nextName();
        }
        return said;
    }

    private static <T> T guarded(Supplier<@Nullable T> reading) {
        try {
            T read = reading.get();
            if (read == null) {
                throw Answers.unreadable();
            }
            return read;
        } catch (JacksonException e) {
            throw (Refusal) Answers.unreadable().initCause(e);
        }
    }
}
