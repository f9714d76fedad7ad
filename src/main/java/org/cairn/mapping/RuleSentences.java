package org.cairn.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cairn.competency.Competency;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Requirement;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reads the rule aloud: what a learner has to reach, in plain words. Made from what the engine judges by. */
@Component
public class RuleSentences {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final MessageSource messages;

    RuleSentences(MessageSource messages) {
        this.messages = messages;
    }

    /** A sentence in parts; strong ones are what can be changed. */
    public record Sentence(List<Part> parts) {

        /** Words of a sentence. */
        public record Part(String text, boolean strong) {}

        /** What a translator puts between two stars of each side is strong. */
        static Sentence of(String marked) {
            List<Part> parts = new ArrayList<>();
            boolean strong = false;
            for (String text : marked.split("\\*\\*", -1)) {
                if (!text.isEmpty()) {
                    parts.add(new Part(text, strong));
                }
                strong = !strong;
            }
            return new Sentence(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(Part::text).collect(Collectors.joining());
        }
    }

    /** @param lineItems what the mappings refer to */
    public List<Sentence> of(Definition definition, List<Mapping> mappings, List<LineItem> lineItems, Locale locale) {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(thresholds(definition, locale));
        sentences.add(say(locale, "graded"));
        Map<LineItemId, String> labels = new LinkedHashMap<>();
        lineItems.forEach(lineItem -> labels.put(lineItem.id(), lineItem.label()));
        for (Competency competency : definition.competencies()) {
            activities(competency, mappings).values().forEach(mapping -> {
                String label = clean(labels.getOrDefault(mapping.lineItem(), ""));
                if (mapping.required()) {
                    sentences.add(say(
                            locale, "required", label, clean(competency.title().in(locale))));
                }
                if (mapping.minimum() != null) {
                    sentences.add(say(locale, "minimum", label, percent(mapping.minimum(), locale)));
                }
            });
            competency.criteria().stream()
                    .filter(criterion -> criterion.critical())
                    .forEach(criterion -> sentences.add(
                            say(locale, "critical", clean(criterion.text().in(locale)))));
        }
        return sentences.stream().distinct().toList();
    }

    private Sentence thresholds(Definition definition, Locale locale) {
        List<BigDecimal> thresholds = definition.requirements().stream()
                .map(Requirement::threshold)
                .map(BigDecimal::stripTrailingZeros)
                .distinct()
                .toList();
        int competencies = definition.requirements().size();
        return thresholds.size() == 1
                ? say(locale, "all", competencies, percent(thresholds.get(0), locale))
                : say(
                        locale,
                        "each",
                        competencies,
                        definition.requirements().stream()
                                .map(requirement ->
                                        clean(requirement.competency().title().in(locale)) + " "
                                                + percent(requirement.threshold(), locale))
                                .collect(Collectors.joining(", ")));
    }

    private static Map<LineItemId, Mapping> activities(Competency competency, List<Mapping> mappings) {
        Map<LineItemId, Mapping> activities = new LinkedHashMap<>();
        mappings.stream()
                .filter(mapping -> mapping.competency().equals(competency.id()))
                .forEach(mapping -> activities.putIfAbsent(mapping.lineItem(), mapping));
        return activities;
    }

    private Sentence say(Locale locale, String key, Object... args) {
        return Sentence.of(messages.getMessage("mapping.rule." + key, args, locale));
    }

    /** Words from outside cannot make themselves strong. */
    private static String clean(String words) {
        return words.replace("**", "");
    }

    private static String percent(BigDecimal share, Locale locale) {
        String figure = share.multiply(HUNDRED)
                .setScale(2, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
        return locale.getLanguage().equals("fr") ? figure.replace('.', ',') + "\u00a0%" : figure + "%";
    }
}
