package org.cairn.microcredential;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.cairn.competency.Competency;
import org.cairn.microcredential.Difference.Share;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What two versions differ in, for every single part of a definition. */
class DifferencesTests {

    private static final Definition WHOLE = Frozen.thaw(DefinitionBytesTests.beforeParticulars(), Definition.class)
            .with(DefinitionBytesTests.everything());

    /** Ids that a change would turn into another competency or criterion, and what follows from them. */
    private static final String IDS = ".*\\.(id|rank)";

    @Test
    void equalDefinitionsDifferInNothing() {
        Definition again = Frozen.thaw(Frozen.of(WHOLE).json(), Definition.class);

        assertThat(Differences.between(WHOLE, again)).isEmpty();
        assertThat(Differences.between(WHOLE, WHOLE)).isEmpty();
    }

    @Test
    void everyPartThatIsChangedGivesASentence() {
        List<String> silent = new ArrayList<>();
        int changed = 0;
        for (String path : paths()) {
            Map<String, Object> tree = tree();
            change(tree, path);
            Definition other = Frozen.thaw(Frozen.of(tree).json(), Definition.class);
            changed++;
            if (Differences.between(WHOLE, other).isEmpty()
                    || Differences.between(other, WHOLE).isEmpty()) {
                silent.add(path);
            }
        }

        assertThat(silent).isEmpty();
        assertThat(changed).as("parts of a definition").isGreaterThan(80);
    }

    @Test
    void everyPartThatIsLeftUnsaidGivesASentence() {
        for (String part : List.of(
                "learningHours",
                "particulars.need",
                "particulars.delivery",
                "particulars.mostHours",
                "particulars.quality",
                "particulars.renewal",
                "particulars.partners",
                "particulars")) {
            Map<String, Object> tree = tree();
            remove(tree, part);
            Definition other = Frozen.thaw(Frozen.of(tree).json(), Definition.class);

            assertThat(Differences.between(WHOLE, other)).as(part).isNotEmpty();
            assertThat(Differences.between(other, WHOLE)).as(part).isNotEmpty();
        }
    }

    @Test
    void anotherOrderIsADifference() {
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            List<Requirement> shuffled = new ArrayList<>(WHOLE.requirements());
            Collections.shuffle(shuffled, random);
            Definition other = with(shuffled);

            assertThat(Differences.between(WHOLE, other).isEmpty()).isEqualTo(shuffled.equals(WHOLE.requirements()));
        }
    }

    @Test
    void aRaisedThresholdIsSaidWithBothFigures() {
        Requirement first = WHOLE.requirements().get(0);
        List<Requirement> raised = new ArrayList<>(WHOLE.requirements());
        raised.set(0, new Requirement(first.competency(), new BigDecimal("0.8")));

        assertThat(Differences.between(WHOLE, with(raised)))
                .containsExactly(Difference.of(
                        "threshold-rises",
                        first.competency().title(),
                        new Share(new BigDecimal("0.75")),
                        new Share(new BigDecimal("0.8"))));
        assertThat(Differences.between(with(raised), WHOLE))
                .extracting(Difference::key)
                .containsExactly("threshold-falls");
    }

    @Test
    void aCompetencyIsAddedAndRemovedByName() {
        List<Requirement> fewer = WHOLE.requirements().subList(0, 2);
        Competency gone = WHOLE.competencies().get(2);

        assertThat(Differences.between(WHOLE, with(fewer)))
                .containsExactly(Difference.of("competency-removed", gone.title()));
        assertThat(Differences.between(with(fewer), WHOLE))
                .extracting(Difference::key)
                .containsExactly("competency-added");
    }

    @Test
    void anotherWayToCalculateIsSaid() {
        Requirement first = WHOLE.requirements().get(0);
        List<Requirement> otherwise = new ArrayList<>(WHOLE.requirements());
        otherwise.set(0, new Requirement(first.competency(), first.threshold(), null, null, 2, true));

        assertThat(Differences.between(WHOLE, with(otherwise)))
                .containsExactly(
                        Difference.of("competency-rule", first.competency().title()));
        assertThat(Differences.between(
                        WHOLE,
                        new Definition(
                                WHOLE.title(),
                                WHOLE.description(),
                                WHOLE.learningHours(),
                                WHOLE.creditType(),
                                WHOLE.creditValue(),
                                WHOLE.language(),
                                WHOLE.assessmentMethod(),
                                WHOLE.validYears(),
                                WHOLE.requirements(),
                                List.of(new Choice(
                                        WHOLE.competencies().stream()
                                                .map(Competency::id)
                                                .toList(),
                                        2)),
                                WHOLE.particulars())))
                .extracting(Difference::key)
                .containsExactly("rule");
    }

    @Test
    void everySentenceHasWordsInBothLanguages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/microcredential");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        for (String path : paths()) {
            Map<String, Object> tree = tree();
            change(tree, path);
            Differences.between(WHOLE, Frozen.thaw(Frozen.of(tree).json(), Definition.class))
                    .forEach(difference -> {
                        String key = "microcredential.difference." + difference.key();
                        assertThat(messages.getMessage(key, null, Locale.CANADA))
                                .isNotBlank();
                        assertThat(messages.getMessage(key, null, Locale.CANADA_FRENCH))
                                .isNotBlank();
                    });
        }
        for (String part : List.of("valid", "hours", "credit-value", "need", "delivery", "most-hours", "assessor")) {
            for (String how : List.of("-said", "-unsaid")) {
                assertThat(messages.getMessage("microcredential.difference." + part + how, null, Locale.CANADA_FRENCH))
                        .isNotBlank();
            }
        }
    }

    private static Definition with(List<Requirement> requirements) {
        return new Definition(
                WHOLE.title(),
                WHOLE.description(),
                WHOLE.learningHours(),
                WHOLE.creditType(),
                WHOLE.creditValue(),
                WHOLE.language(),
                WHOLE.assessmentMethod(),
                WHOLE.validYears(),
                requirements,
                WHOLE.choices(),
                WHOLE.particulars());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tree() {
        return Frozen.thaw(Frozen.of(WHOLE).json(), LinkedHashMap.class);
    }

    /** Where each single value stands. */
    private static List<String> paths() {
        List<String> paths = new ArrayList<>();
        collect(tree(), "", paths);
        return paths.stream().filter(path -> !path.matches(IDS)).toList();
    }

    private static void collect(Object node, String path, List<String> paths) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> collect(value, path + "." + name, paths));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), path + "." + i, paths);
            }
        } else {
            paths.add(path);
        }
    }

    private static void change(Object tree, String path) {
        Object owner = owner(tree, path);
        String name = path.substring(path.lastIndexOf('.') + 1);
        Object old = owner instanceof Map<?, ?> map ? map.get(name) : ((List<?>) owner).get(Integer.parseInt(name));
        set(owner, name, other(path, old));
    }

    private static Object other(String path, Object old) {
        if (old instanceof Boolean flag) {
            return !flag;
        }
        if (old instanceof Number number) {
            boolean share = path.endsWith("threshold") || path.endsWith("lowerCut");
            return share ? new BigDecimal("0.33") : new BigDecimal(number.toString()).add(BigDecimal.ONE);
        }
        if (path.endsWith("creditType")) {
            return "EMBEDDED";
        }
        if (path.endsWith("delivery")) {
            return "ONLINE";
        }
        if (path.endsWith("assessor")) {
            return "PARTNER";
        }
        if (path.endsWith("nextReview")) {
            return "2030-01-01";
        }
        if (path.endsWith("kind")) {
            return "PROFESSIONAL";
        }
        return path.contains(".parts.") ? "RECOGNITION" : old + " changed";
    }

    @SuppressWarnings("unchecked")
    private static void set(Object owner, String name, Object value) {
        if (owner instanceof Map<?, ?> map) {
            ((Map<String, Object>) map).put(name, value);
        } else {
            ((List<Object>) owner).set(Integer.parseInt(name), value);
        }
    }

    private static void remove(Map<String, Object> tree, String path) {
        ((Map<?, ?>) owner(tree, "." + path)).remove(path.substring(path.lastIndexOf('.') + 1));
    }

    private static Object owner(Object tree, String path) {
        Object node = tree;
        String[] names = path.substring(1).split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            node = node instanceof Map<?, ?> map ? map.get(names[i]) : ((List<?>) node).get(Integer.parseInt(names[i]));
        }
        return node;
    }
}
