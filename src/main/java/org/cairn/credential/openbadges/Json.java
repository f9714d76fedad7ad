package org.cairn.credential.openbadges;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as signed documents need it: two members of one name are refused (readers differ on which one counts), and what
 * is written does not depend on how the application formats its own answers.
 */
public final class Json {

    /** One provider, found once: every static {@code Json.create…} would look it up again. */
    static final JsonProvider PROVIDER = JsonProvider.provider();

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** @throws BadDocument where the text is not one JSON object */
    public static ObjectNode object(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new BadDocument("not JSON: " + e.getOriginalMessage(), e);
        }
        throw new BadDocument("not a JSON object", null);
    }

    /** The object with further members at its end, which begin with their comma and close it. */
    static byte[] append(byte[] object, byte[] members) {
        int end = object.length;
        do {
            end--;
        } while (object[end] != '}');
        byte[] both = Arrays.copyOf(object, end + members.length);
        System.arraycopy(members, 0, both, end, members.length);
        return both;
    }

    /** The members of a record, in their order. */
    public static Map<String, Object> members(Object value) {
        return MAPPER.convertValue(value, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /** The same text for the JSON-LD processor. */
    static JsonObject jsonP(String text) {
        object(text);
        try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (jakarta.json.JsonException e) {
            throw new BadDocument("not JSON: " + e.getMessage(), e);
        }
    }
}
