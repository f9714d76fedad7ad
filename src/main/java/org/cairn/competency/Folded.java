package org.cairn.competency;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.shared.Bilingual;

/** Words as they are looked for: small letters without marks, so that “securite” finds “Sécurité”. */
final class Folded {

    private static final int MOST = 9000;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Folded() {}

    static String of(String text) {
        String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String folded = SPACE.matcher(bare).replaceAll(" ").strip();
        return folded.substring(0, Math.min(folded.length(), MOST));
    }

    static String of(Competency competency) {
        return of(Stream.concat(
                        Stream.ofNullable(competency.code()),
                        Stream.of(competency.title(), competency.statement()).flatMap(Folded::words))
                .collect(Collectors.joining(" ")));
    }

    /** A pattern for LIKE with {@code !} as its escape. */
    static String pattern(String typed) {
        return "%" + of(typed).replaceAll("[!%_]", "!$0") + "%";
    }

    static Stream<String> words(Bilingual text) {
        return Stream.concat(Stream.ofNullable(text.en()), Stream.ofNullable(text.fr()));
    }
}
