package org.cairn.microcredential;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.microcredential.Difference.Named;
import org.cairn.microcredential.Difference.Share;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * In what two versions differ. Equal definitions give nothing, and whatever differs gives at least one sentence: what is
 * asked for first, then what is said.
 */
public final class Differences {

    private static final Set<String> OF_REQUIREMENT = Set.of("competency", "threshold");
    private static final Set<String> OF_COMPETENCY = Set.of("id", "code", "title", "statement", "criteria", "scale");
    private static final Set<String> OF_CRITERION = Set.of("id", "text", "critical");
    private static final Set<String> OF_DEFINITION = Set.of(
            "title",
            "description",
            "learningHours",
            "creditType",
            "creditValue",
            "language",
            "assessmentMethod",
            "validYears",
            "requirements",
            "particulars");

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    /** From the earlier to the later one. */
    public static List<Difference> between(Definition before, Definition after) {
        Differences differences = new Differences();
        differences.requirements(before, after);
        differences.scale(before, after);
        differences.about(before, after);
        differences.particulars(before.said(), after.said());
        if (!rest(before, OF_DEFINITION).equals(rest(after, OF_DEFINITION))) {
            differences.add("rule");
        }
        return List.copyOf(differences.found);
    }

    private void requirements(Definition before, Definition after) {
        for (Requirement requirement : before.requirements()) {
            if (after.competency(id(requirement)).isEmpty()) {
                add("competency-removed", requirement.competency().title());
            }
        }
        for (Requirement requirement : after.requirements()) {
            before.requirements().stream()
                    .filter(earlier -> id(earlier).equals(id(requirement)))
                    .findFirst()
                    .ifPresentOrElse(
                            earlier -> requirement(earlier, requirement),
                            () -> add(
                                    "competency-added", requirement.competency().title(), share(requirement)));
        }
        List<CompetencyId> kept = before.requirements().stream()
                .map(Differences::id)
                .filter(id -> after.competency(id).isPresent())
                .toList();
        if (!kept.equals(after.requirements().stream()
                .map(Differences::id)
                .filter(id -> before.competency(id).isPresent())
                .toList())) {
            add("competency-order");
        }
    }

    private void requirement(Requirement before, Requirement after) {
        Bilingual title = after.competency().title();
        int way = after.threshold().compareTo(before.threshold());
        if (way != 0) {
            add(way > 0 ? "threshold-rises" : "threshold-falls", title, share(before), share(after));
        }
        competency(before.competency(), after.competency());
        if (!rest(before, OF_REQUIREMENT).equals(rest(after, OF_REQUIREMENT))) {
            add("competency-rule", title);
        }
    }

    /** What else it says, whatever that is. */
    private static Map<?, ?> rest(Object fact, Set<String> known) {
        Map<?, ?> all = Frozen.thaw(Frozen.of(fact).json(), LinkedHashMap.class);
        all.keySet().removeAll(known);
        return all;
    }

    private void competency(Competency before, Competency after) {
        if (!before.title().equals(after.title())) {
            add("competency-title", before.title(), after.title());
        }
        if (!before.statement().equals(after.statement())) {
            add("competency-statement", after.title(), after.statement());
        }
        if (!Objects.equals(before.code(), after.code())) {
            add("competency-code", after.title());
        }
        before.criteria().stream()
                .filter(criterion -> after.criterion(criterion.id()).isEmpty())
                .forEach(criterion -> add("criterion-removed", after.title(), criterion.text()));
        after.criteria()
                .forEach(criterion -> before.criterion(criterion.id())
                        .ifPresentOrElse(
                                earlier -> criterion(after.title(), earlier, criterion),
                                () -> add("criterion-added", after.title(), criterion.text())));
        if (!rest(before, OF_COMPETENCY).equals(rest(after, OF_COMPETENCY))) {
            add("competency-details", after.title());
        }
        if (!order(before, after).equals(order(after, before))) {
            add("criterion-order", after.title());
        }
    }

    private static List<CriterionId> order(Competency of, Competency shared) {
        return of.criteria().stream()
                .map(Criterion::id)
                .filter(id -> shared.criterion(id).isPresent())
                .toList();
    }

    private void criterion(Bilingual competency, Criterion before, Criterion after) {
        if (!before.text().equals(after.text())) {
            add("criterion-text", competency, before.text(), after.text());
        }
        if (before.critical() != after.critical()) {
            add(after.critical() ? "criterion-critical" : "criterion-not-critical", competency, after.text());
        }
        if (!rest(before, OF_CRITERION).equals(rest(after, OF_CRITERION))) {
            add("criterion-details", competency, after.text());
        }
    }

    /** One scale for all competencies is what pages offer; where they differ, each is looked at. */
    private void scale(Definition before, Definition after) {
        boolean differs = after.competencies().stream()
                .anyMatch(competency -> before.competency(competency.id())
                        .filter(earlier -> !Frozen.of(earlier.scale()).equals(Frozen.of(competency.scale())))
                        .isPresent());
        if (differs) {
            add("scale");
        }
    }

    private void about(Definition before, Definition after) {
        changed("title", before.title(), after.title());
        changed("description", before.description(), after.description());
        changed("hours", before.learningHours(), after.learningHours());
        changed("credit", credit(before), credit(after));
        changed("credit-value", before.creditValue(), after.creditValue());
        changed("language", before.language(), after.language());
        changed("assessment", before.assessmentMethod(), after.assessmentMethod());
        changed("valid", before.validYears(), after.validYears());
    }

    private void particulars(Particulars before, Particulars after) {
        changed("need", before.need(), after.need());
        changed("delivery", named("delivery", before.delivery()), named("delivery", after.delivery()));
        changed("prerequisites", before.prerequisites(), after.prerequisites());
        changed("most-hours", before.mostHours(), after.mostHours());
        changed("assessor", named("assessor", before.assessor()), named("assessor", after.assessor()));
        changed("authentic", before.authentic(), after.authentic());
        changed("stacking", before.stacking(), after.stacking());
        changed("renewal", before.renewal(), after.renewal());
        if (!Objects.equals(before.quality(), after.quality())) {
            add("quality");
        }
        partners(before.partners(), after.partners());
    }

    private void partners(List<Partner> before, List<Partner> after) {
        int so = found.size();
        before.stream()
                .filter(partner ->
                        after.stream().noneMatch(other -> other.name().equals(partner.name())))
                .forEach(partner -> add("partner-removed", partner.name()));
        after.stream()
                .filter(partner ->
                        before.stream().noneMatch(other -> other.name().equals(partner.name())))
                .forEach(partner -> add("partner-added", partner.name()));
        if (found.size() == so && !before.equals(after)) {
            add("partners");
        }
    }

    private void changed(String key, @Nullable Object before, @Nullable Object after) {
        if (before == null) {
            if (after != null) {
                add(key + "-said", after);
            }
        } else if (after == null) {
            add(key + "-unsaid", before);
        } else if (!isSame(before, after)) {
            add(key, before, after);
        }
    }

    private static boolean isSame(Object before, Object after) {
        return (before instanceof BigDecimal one && after instanceof BigDecimal other)
                ? one.compareTo(other) == 0
                : before.equals(after);
    }

    private void add(String key, Object... about) {
        found.add(Difference.of(key, about));
    }

    private static CompetencyId id(Requirement requirement) {
        return requirement.competency().id();
    }

    private static Share share(Requirement requirement) {
        return new Share(requirement.threshold());
    }

    private static Named credit(Definition definition) {
        return new Named("microcredential.credit." + definition.creditType());
    }

    private static @Nullable Named named(String what, @Nullable Enum<?> choice) {
        return choice == null ? null : new Named("microcredential." + what + "." + choice.name());
    }
}
