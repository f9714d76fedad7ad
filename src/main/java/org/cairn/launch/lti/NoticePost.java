package org.cairn.launch.lti;

import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The post of the Platform Notification Service: {@code {"notices": [{"jwt": "…"}]}}. */
public final class NoticePost {

    private static final int MOST = 100;

    private static final JsonMapper BOUNDED = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(5).build())
                    .build())
            .build();

    private NoticePost() {}

    /** @throws ParseException where this is no such post */
    public static List<String> parse(String body) throws ParseException {
        try {
            JsonNode notices = BOUNDED.readTree(body).path("notices");
            List<String> jwts = notices.valueStream()
                    .map(notice ->
                            notice.path("jwt").isString() ? notice.path("jwt").asString() : null)
                    .filter(Objects::nonNull)
                    .toList();
            if (!notices.isArray() || jwts.size() != notices.size() || jwts.size() > MOST) {
                throw new ParseException("not a list of notices", 0);
            }
            return jwts;
        } catch (JacksonException e) {
            throw new ParseException("not readable", 0);
        }
    }
}
