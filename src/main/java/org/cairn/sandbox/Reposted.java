package org.cairn.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/**
 * A form that the tool's page posts into a frame comes without this LMS's cookie, which is SameSite=Lax. The LMS then posts
 * the same fields to itself once, from its own site, and the cookie is there.
 */
final class Reposted {

    private static final String MARK = "repost";

    private Reposted() {}

    static boolean is(MultiValueMap<String, String> sent) {
        return "true".equals(sent.getFirst(MARK));
    }

    static String once(Model model, String path, MultiValueMap<String, String> sent) {
        Map<String, String> fields = withoutMark(sent);
        fields.put(MARK, "true");
        return PostPage.show(model, path, fields);
    }

    static Map<String, String> withoutMark(MultiValueMap<String, String> sent) {
        Map<String, String> fields = new LinkedHashMap<>(sent.toSingleValueMap());
        fields.remove(MARK);
        return fields;
    }
}
