package org.cairn.competency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Where two revisions of a competency differ: one text in one language.
 *
 * @param field the message {@code competency.differs.<field>}
 * @param language en or fr, or empty where it is in none
 * @param before null where it is new
 * @param after null where it is gone
 */
public record Difference(
        String field,
        String language,
        @Nullable String before,
        @Nullable String after) {

    /** A place in a competency; the last part tells places of one kind apart. */
    private record Place(String field, String language, Object which) {}

    public static List<Difference> between(Competency before, Competency after) {
        Map<Place, String> one = texts(before);
        Map<Place, String> other = texts(after);
        Set<Place> places = new LinkedHashSet<>(one.keySet());
        places.addAll(other.keySet());
        List<Difference> differences = new ArrayList<>();
        for (Place place : places) {
            if (!Objects.equals(one.get(place), other.get(place))) {
                differences.add(new Difference(place.field(), place.language(), one.get(place), other.get(place)));
            }
        }
        return List.copyOf(differences);
    }

    private static Map<Place, String> texts(Competency competency) {
        Map<Place, String> texts = new LinkedHashMap<>();
        plain(texts, "code", "", competency.code());
        both(texts, "title", "", competency.title());
        both(texts, "statement", "", competency.statement());
        details(texts, competency.more());
        for (Criterion criterion : competency.criteria()) {
            both(texts, "criterion", criterion.id(), criterion.text());
            both(texts, "critical", criterion.id(), criterion.critical() ? criterion.text() : null);
            both(texts, "inferred", criterion.id(), criterion.observable() ? null : criterion.text());
            criterion
                    .descriptors()
                    .forEach(descriptor ->
                            both(texts, "descriptor", List.of(criterion.id(), descriptor.rank()), descriptor.text()));
        }
        competency.scale().levels().forEach(level -> {
            both(texts, "level", level.rank(), level.label());
            both(texts, "level-description", level.rank(), level.description());
            plain(
                    texts,
                    "cut",
                    level.rank(),
                    level.lowerCut().movePointRight(2).stripTrailingZeros().toPlainString());
        });
        return texts;
    }

    private static void details(Map<Place, String> texts, Details more) {
        Details.Parts parts = more.parts();
        if (parts != null) {
            both(texts, "verb", "", parts.verb());
            both(texts, "context", "", parts.context());
            both(texts, "standard", "", parts.standard());
        }
        both(texts, "range", "", more.range());
        Details.Complexity complexity = more.complexity();
        if (complexity != null) {
            plain(texts, "complexity", "", String.valueOf(complexity.level()));
            both(texts, "complexity", "words", complexity.words());
        }
        more.attributes().forEach(attribute -> both(texts, "attribute", attribute, attribute.text()));
        more.alignments().forEach(alignment -> plain(texts, "alignment", alignment, words(alignment)));
        plain(texts, "uri", "", more.uri());
    }

    private static String words(Alignment alignment) {
        return String.join(
                        " ",
                        List.of(
                                alignment.framework() == null ? "" : alignment.framework(),
                                alignment.code() == null ? "" : alignment.code(),
                                alignment.uri() == null ? "" : alignment.uri()))
                .strip();
    }

    private static void both(Map<Place, String> texts, String field, Object which, @Nullable Bilingual text) {
        if (text != null && text.en() != null) {
            texts.put(new Place(field, "en", which), text.en());
        }
        if (text != null && text.fr() != null) {
            texts.put(new Place(field, "fr", which), text.fr());
        }
    }

    private static void plain(Map<Place, String> texts, String field, Object which, @Nullable String text) {
        if (text != null) {
            texts.put(new Place(field, "", which), text);
        }
    }
}
