package org.cairn.microcredential.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * The words of a published version as typed.
 *
 * @param seen the number of the newest revision that was on the page
 */
record TextsForm(
        @Nullable Integer seen,
        @Nullable String reason,
        @Nullable List<@Nullable Line> lines) {

    /** One text. */
    record Line(
            @Nullable String path,
            @Nullable String en,
            @Nullable String fr) {}

    TextsForm {
        lines = lines == null
                ? List.of()
                : lines.stream().filter(Objects::nonNull).toList();
    }

    static TextsForm of(int seen, Map<String, Bilingual> texts) {
        List<Line> lines = new ArrayList<>();
        texts.forEach((path, text) -> lines.add(new Line(path, text.en(), text.fr())));
        return new TextsForm(seen, null, List.copyOf(lines));
    }

    /** What was typed, by path; texts without any words are left out. */
    Map<String, Bilingual> texts() {
        Map<String, Bilingual> texts = new LinkedHashMap<>();
        for (Line line : lines) {
            Bilingual words = Typed.words(line.en(), line.fr());
            if (line.path() != null && words != null) {
                texts.put(line.path(), words);
            }
        }
        return texts;
    }
}
