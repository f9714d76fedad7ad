package org.cairn.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cairn.competency.Competency;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.microcredential.Calculation;
import org.cairn.microcredential.Choice;
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
        Map<LineItemId, String> labels = new LinkedHashMap<>();
        lineItems.forEach(lineItem -> labels.put(lineItem.id(), clean(lineItem.label())));
        List<Sentence> sentences = new ArrayList<>(asked(definition, locale));
        for (Requirement requirement : definition.requirements()) {
            Competency competency = requirement.competency();
            Collection<Mapping> activities = activities(competency, mappings).values();
            sentences.add(waiting(definition, requirement, locale));
            sentences.addAll(activities(competency, activities, labels, locale));
            sentences.addAll(groups(activities, labels, locale));
            if (requirement.method().kind().isOrdered()) {
                sentences.add(order(activities, labels, locale));
            }
            competency.criteria().stream()
                    .filter(criterion -> criterion.critical())
                    .forEach(criterion -> sentences.add(
                            say(locale, "critical", clean(criterion.text().in(locale)))));
            if (requirement.needsSignOff()) {
                sentences.add(say(locale, "sign-off", title(competency, locale)));
            }
        }
        return sentences.stream().distinct().toList();
    }

    /** What must be reached, in one sentence where all competencies are judged alike. */
    private List<Sentence> asked(Definition definition, Locale locale) {
        List<Requirement> requirements = definition.requirements();
        List<String> methods = requirements.stream()
                .map(requirement -> method(requirement, locale))
                .distinct()
                .toList();
        List<String> thresholds = requirements.stream()
                .map(requirement -> threshold(requirement, locale))
                .distinct()
                .toList();
        List<Sentence> sentences = new ArrayList<>();
        int competencies = requirements.size();
        if (methods.size() == 1 && thresholds.size() == 1) {
            sentences.add(say(locale, "all", competencies, thresholds.get(0), methods.get(0)));
        } else if (methods.size() == 1) {
            String each = requirements.stream()
                    .map(requirement -> title(requirement.competency(), locale) + " " + threshold(requirement, locale))
                    .collect(Collectors.joining(", "));
            sentences.add(say(locale, "each", competencies, each, methods.get(0)));
        } else {
            sentences.add(say(locale, "differ", competencies));
            requirements.forEach(requirement -> sentences.add(say(
                    locale,
                    "one",
                    title(requirement.competency(), locale),
                    threshold(requirement, locale),
                    method(requirement, locale))));
        }
        definition.choices().forEach(choice -> sentences.add(choice(definition, choice, locale)));
        return sentences;
    }

    private Sentence choice(Definition definition, Choice choice, Locale locale) {
        String titles = choice.of().stream()
                .flatMap(id -> definition.competency(id).stream())
                .map(competency -> title(competency, locale))
                .collect(Collectors.joining(", "));
        return say(locale, "choice", titles, choice.take());
    }

    private String method(Requirement requirement, Locale locale) {
        Calculation method = requirement.method();
        return messages.getMessage("mapping.rule.method." + method.kind(), new Object[] {method.value()}, locale);
    }

    private String threshold(Requirement requirement, Locale locale) {
        String percent = percent(requirement.asked(), locale);
        Integer rank = requirement.levelRank();
        return rank == null
                ? percent
                : requirement.competency().scale().levels().stream()
                        .filter(level -> level.rank() == rank)
                        .map(level -> messages.getMessage(
                                "mapping.rule.level",
                                new Object[] {clean(level.label().in(locale)), percent},
                                locale))
                        .findFirst()
                        .orElse(percent);
    }

    /** What is waited for; said once where it is the same for all. */
    private Sentence waiting(Definition definition, Requirement requirement, Locale locale) {
        boolean alike = definition.requirements().stream()
                        .map(RuleSentences::waits)
                        .distinct()
                        .count()
                <= 1;
        String what = waits(requirement);
        Integer least = requirement.minimumEvidence();
        String key = alike ? what : what + "-in";
        return say(locale, key, title(requirement.competency(), locale), least == null ? 0 : least);
    }

    private static String waits(Requirement requirement) {
        if (requirement.minimumEvidence() != null) {
            return "enough";
        }
        return requirement.method().kind().canFall() ? "graded" : "not-waiting";
    }

    private List<Sentence> activities(
            Competency competency, Collection<Mapping> activities, Map<LineItemId, String> labels, Locale locale) {
        List<Sentence> sentences = new ArrayList<>();
        for (Mapping mapping : activities) {
            String label = labels.getOrDefault(mapping.lineItem(), "");
            if (mapping.required()) {
                sentences.add(say(locale, "required", label, title(competency, locale)));
            }
            if (mapping.minimum() != null) {
                sentences.add(say(locale, "minimum", label, percent(mapping.minimum(), locale)));
            }
        }
        return sentences;
    }

    private List<Sentence> groups(Collection<Mapping> activities, Map<LineItemId, String> labels, Locale locale) {
        Map<String, List<Mapping>> groups = new TreeMap<>();
        activities.forEach(mapping -> {
            if (mapping.group() != null) {
                groups.computeIfAbsent(mapping.group(), name -> new ArrayList<>())
                        .add(mapping);
            }
        });
        return groups.values().stream()
                .map(group -> say(
                        locale,
                        "group",
                        group.stream()
                                .map(mapping -> labels.getOrDefault(mapping.lineItem(), ""))
                                .collect(Collectors.joining(", ")),
                        group.stream()
                                .map(Mapping::take)
                                .filter(Objects::nonNull)
                                .max(Integer::compare)
                                .orElse(1)))
                .toList();
    }

    private Sentence order(Collection<Mapping> activities, Map<LineItemId, String> labels, Locale locale) {
        String placed = activities.stream()
                .filter(mapping -> mapping.sequence() != null)
                .sorted(Comparator.comparing(Mapping::sequence))
                .map(mapping -> labels.getOrDefault(mapping.lineItem(), ""))
                .collect(Collectors.joining(", "));
        return placed.isEmpty() ? say(locale, "order-by-time") : say(locale, "order", placed);
    }

    private static String title(Competency competency, Locale locale) {
        return clean(competency.title().in(locale));
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
