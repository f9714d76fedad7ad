package org.cairn.competency.cfr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value of a JSON document that remembers on which line it began, so that a fault can be found by whoever wrote the
 * file. A value is an object, a list, or a scalar as text.
 */
record Spot(
        int line,
        @Nullable Map<String, Spot> fields,
        @Nullable List<Spot> elements,
        @Nullable Object scalar) {

    // A name that stands twice in one object means that one of two values would be lost without a word.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /** @throws tools.jackson.core.JacksonException where it is no JSON */
    static Spot read(String json) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            parser.nextToken();
            Spot whole = parser.currentToken() == null ? new Spot(1, null, null, null) : value(parser);
            parser.nextToken();
            return whole;
        }
    }

    boolean isObject() {
        return fields != null;
    }

    @Nullable
    Spot get(String name) {
        return fields == null ? null : fields.get(name);
    }

    List<Spot> list() {
        return elements == null ? List.of() : elements;
    }

    /** The words of a scalar, or null. */
    @Nullable
    String words() {
        return scalar == null ? null : scalar.toString();
    }

    JsonNode node() {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (fields != null) {
            ObjectNode object = make.objectNode();
            fields.forEach((BiConsumer<String, Spot>) (name, spot) -> object.set(name, spot.node()));
            return object;
        }
        if (elements != null) {
            ArrayNode array = make.arrayNode();
            elements.forEach(spot -> array.add(spot.node()));
            return array;
        }
        return scalar == null ? make.nullNode() : MAPPER.valueToTree(scalar);
    }

    private static Spot value(JsonParser parser) {
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return new Spot(line, fields(parser), null, null);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Spot> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser));
            }
            return new Spot(line, null, elements, null);
        }
        return new Spot(line, null, null, scalar(parser, token));
    }

    private static Map<String, Spot> fields(JsonParser parser) {
        Map<String, Spot> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static @Nullable Object scalar(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> Plain.text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }
}
