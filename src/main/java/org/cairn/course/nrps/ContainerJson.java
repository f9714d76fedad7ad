package org.cairn.course.nrps;

import java.util.function.Consumer;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the list in a container one by one, so that a page is never in memory as objects. */
final class ContainerJson {

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(65_536)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @throws Refusal PLATFORM_FAILED where the page has no such list or cannot be read */
    <T> void each(String page, String list, Class<T> type, Consumer<T> reader) {
        try (JsonParser parser = mapper.createParser(page)) {
            if (!find(parser, list)) {
                throw unreadable();
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                T item = parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.readValueAs(type);
                if (item != null) {
                    reader.accept(item);
                }
            }
        } catch (JacksonException e) {
            throw (Refusal) unreadable().initCause(e);
        }
    }

    /** Stands at the beginning of the list, which is a field of the outermost object. */
    private static boolean find(JsonParser parser, String list) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean here = list.equals(parser.currentName());
            JsonToken value = parser.nextToken();
            if (here) {
                return value == JsonToken.START_ARRAY;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static Refusal unreadable() {
        return new Refusal(Problem.PLATFORM_FAILED, "course.roster-unreadable");
    }
}
