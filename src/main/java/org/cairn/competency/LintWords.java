package org.cairn.competency;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * What one language calls a verb that can be seen, one that cannot, and the beginning of a standard. The lists lie in
 * {@code competency-data/}, so that whoever knows a language better can mend them without knowing Java.
 */
final class LintWords {

    private static final Pattern FRENCH_INFINITIVE = Pattern.compile("\\p{L}{2,}(er|ir|re)");

    private final String language;
    private final Set<String> infinitives = new HashSet<>();
    private final Set<String> thirdPersons = new HashSet<>();
    private final Map<String, String> unobservable;
    private final List<String> standards;

    LintWords(String language) {
        this.language = language;
        for (String word : lines("verbs")
                .flatMap(line -> Arrays.stream(line.split("\\s+", -1)))
                .toList()) {
            String[] forms = word.split("=", -1);
            infinitives.add(forms[0]);
            thirdPersons.add(forms.length > 1 ? forms[1] : thirdPerson(forms[0]));
        }
        Map<String, String> instead = new HashMap<>();
        lines("unobservable").map(line -> line.split("\\s*=\\s*", 2)).forEach(line -> instead.put(line[0], line[1]));
        unobservable = Map.copyOf(instead);
        standards = lines("standards").map(LintWords::plain).toList();
    }

    /** The form of a verb that says what can be seen; nothing for every other word. */
    Optional<Form> visible(String word) {
        if (infinitives.contains(word) && !unobservable.containsKey(word)) {
            return Optional.of(Form.INFINITIVE);
        }
        return thirdPersons.contains(word) ? Optional.of(Form.THIRD_PERSON) : gerund(word);
    }

    /** Selecting, selects, select: one statement keeps to one form. */
    enum Form {
        INFINITIVE,
        THIRD_PERSON,
        GERUND
    }

    /** What to write instead of a verb for what nobody can see. */
    Optional<String> instead(String word) {
        return Optional.ofNullable(unobservable.get(word))
                .or(() -> isEnglish() && word.endsWith("s")
                        ? Optional.ofNullable(unobservable.get(word.substring(0, word.length() - 1)))
                        : Optional.empty());
    }

    boolean hasStandard(String text) {
        String padded = " " + plain(text) + " ";
        return standards.stream().anyMatch(standard -> padded.contains(" " + standard + " "))
                || Pattern.compile("\\d\\s*%").matcher(padded).find();
    }

    boolean isEnglish() {
        return language.equals("en");
    }

    /** Words only, in small letters, with single spaces. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('\'', '’')
                .replaceAll("[^\\p{L}\\p{M}\\p{N}’%-]+", " ")
                .strip();
    }

    private Optional<Form> gerund(String word) {
        if (!isEnglish()) {
            // The lists cannot hold every verb, but hardly another French word that begins a statement looks like one.
            return FRENCH_INFINITIVE.matcher(word).matches() && !unobservable.containsKey(word)
                    ? Optional.of(Form.INFINITIVE)
                    : Optional.empty();
        }
        if (!word.endsWith("ing") || word.length() < 5) {
            return Optional.empty();
        }
        String stem = word.substring(0, word.length() - 3);
        return Stream.of(stem, stem + "e", stem.substring(0, stem.length() - 1)).anyMatch(infinitives::contains)
                ? Optional.of(Form.GERUND)
                : Optional.empty();
    }

    private String thirdPerson(String infinitive) {
        if (isEnglish()) {
            return infinitive.matches(".*(s|x|z|ch|sh|o)")
                    ? infinitive + "es"
                    : infinitive.matches(".*[^aeiou]y")
                            ? infinitive.substring(0, infinitive.length() - 1) + "ies"
                            : infinitive + "s";
        }
        String stem = infinitive.substring(0, infinitive.length() - 2);
        return infinitive.endsWith("er")
                ? stem + "e"
                : infinitive.endsWith("ir") ? stem + "it" : infinitive.endsWith("ire") ? stem + "t" : stem;
    }

    private Stream<String> lines(String list) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new ClassPathResource("competency-data/" + list + "_" + language + ".txt").getInputStream(),
                StandardCharsets.UTF_8))) {
            return reader
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toList())
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
