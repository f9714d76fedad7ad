package org.cairn.microcredential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * The words of a definition, each by the path at which it stands in the frozen document, which never changes. Levels that
 * say the same for every competency are one text. Nothing else of a definition can be reached from here: no rule, no
 * threshold, no id.
 */
public final class Texts {

    private static final Pattern SCALE = Pattern.compile("(requirements\\.)\\d+(\\.competency\\.scale\\..*)");

    private Texts() {}

    /** In the order in which they are read. */
    public static Map<String, Bilingual> of(Definition definition) {
        Map<String, Bilingual> texts = new LinkedHashMap<>();
        Map<String, Map<String, Object>> places = places(tree(definition));
        places.forEach((path, words) -> texts.putIfAbsent(key(path, places), text(words)));
        return texts;
    }

    /** The definition with these texts in place of its own; paths that it does not have change nothing. */
    public static Definition applied(Definition definition, Map<String, Bilingual> corrected) {
        if (corrected.isEmpty()) {
            return definition;
        }
        Map<String, Object> tree = tree(definition);
        Map<String, Map<String, Object>> places = places(tree);
        Map<String, String> keys = new TreeMap<>();
        places.keySet().forEach(path -> keys.put(path, key(path, places)));
        keys.forEach((path, key) -> {
            if (corrected.containsKey(key)) {
                replace(places.get(path), corrected.get(key));
            }
        });
        return Frozen.thaw(Frozen.of(tree).json(), Definition.class);
    }

    private static void replace(Map<String, Object> words, Bilingual text) {
        words.clear();
        if (text.en() != null) {
            words.put("en", text.en());
        }
        if (text.fr() != null) {
            words.put("fr", text.fr());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tree(Definition definition) {
        return Frozen.thaw(Frozen.of(definition).json(), LinkedHashMap.class);
    }

    private static Map<String, Map<String, Object>> places(Map<String, Object> tree) {
        Map<String, Map<String, Object>> places = new LinkedHashMap<>();
        collect(tree, "", places);
        return places;
    }

    @SuppressWarnings("unchecked")
    private static void collect(@Nullable Object node, String path, Map<String, Map<String, Object>> places) {
        if (node instanceof Map<?, ?> map && isText(map)) {
            places.put(path.substring(1), (Map<String, Object>) map);
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> collect(value, path + "." + name, places));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), path + "." + i, places);
            }
        }
    }

    /** Nothing else in a definition has only members of these names. */
    private static boolean isText(Map<?, ?> map) {
        return !map.isEmpty() && Set.of("en", "fr").containsAll(map.keySet());
    }

    private static String key(String path, Map<String, Map<String, Object>> places) {
        Matcher scale = SCALE.matcher(path);
        if (!scale.matches()) {
            return path;
        }
        String first = scale.group(1) + "0" + scale.group(2);
        return places.get(path).equals(places.get(first)) ? first : path;
    }

    private static Bilingual text(Map<String, Object> words) {
        return new Bilingual((String) words.get("en"), (String) words.get("fr"));
    }
}
