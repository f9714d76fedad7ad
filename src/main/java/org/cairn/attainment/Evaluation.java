package org.cairn.attainment;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.attainment.Evidence.Fact;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.Result;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.Mapping;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;

/**
 * A course map ready to judge learners by.
 *
 * @param engine made for the rules of the definition and this map
 * @param lineItems those that the map uses, by id
 * @param ruleHash of everything that judges each learner alike: the engine, the rule, the map, the activities
 */
record Evaluation(
        CourseMap courseMap,
        MicrocredentialVersion version,
        Engine engine,
        Map<LineItemId, LineItem> lineItems,
        String ruleHash) {

    static Evaluation of(CourseMap courseMap, MicrocredentialVersion version, List<LineItem> lineItems) {
        var used = courseMap.mappings().stream().map(Mapping::lineItem).collect(Collectors.toSet());
        Map<LineItemId, LineItem> known = lineItems.stream()
                .filter(lineItem -> used.contains(lineItem.id()))
                .collect(Collectors.toMap(LineItem::id, Function.identity()));
        return new Evaluation(
                courseMap,
                version,
                Engine.of(Rule.of(courseMap.asked(version.definition()), courseMap.mappings()), known.values()),
                known,
                ruleHash(courseMap, version, known.values()));
    }

    List<CompetencyStanding> judge(List<Result> results, List<Ruling> rulings) {
        return engine.judge(results, rulings.stream().map(Ruling::decision).toList());
    }

    /** Those that concern a competency of this map's micro-credential. */
    List<Ruling> concerning(List<Ruling> rulings) {
        return rulings.stream()
                .filter(ruling -> ruling.lineItem() == null
                        ? version.definition().competency(ruling.competency()).isPresent()
                        : lineItems.containsKey(ruling.lineItem()))
                .toList();
    }

    /** Whether what is met is everything that the definition asks for. */
    boolean isEarned(List<CompetencyStanding> standings) {
        return version.definition()
                .isEarnedBy(standings.stream()
                        .filter(CompetencyStanding::isMet)
                        .map(CompetencyStanding::competency)
                        .collect(Collectors.toSet()));
    }

    /** The results that the map uses, in an order of their own. */
    List<Fact> facts(List<Result> results) {
        return results.stream()
                .filter(result -> lineItems.containsKey(result.lineItem()))
                .sorted(Comparator.comparing(
                                (Result result) -> result.lineItem().toString())
                        .thenComparing(Mark.OLDEST_FIRST))
                .map(result -> fact(lineItems.get(result.lineItem()), result))
                .toList();
    }

    private static Fact fact(LineItem lineItem, Result result) {
        return new Fact(
                lineItem.id(),
                lineItem.url(),
                lineItem.label(),
                result.status(),
                result.score(),
                result.maximum(),
                result.observedAt(),
                result.gradedAt());
    }

    /** Equal for equal inputs: the engine, the rule, the map, the activities, what was graded and what was decided. */
    String inputsHash(List<Fact> facts, List<Ruling> rulings) {
        return Frozen.of(new Inputs(ruleHash, facts, rulings)).hash();
    }

    private static String ruleHash(
            CourseMap courseMap, MicrocredentialVersion version, Collection<LineItem> lineItems) {
        List<Judged> judged = lineItems.stream()
                .sorted(Comparator.comparing(lineItem -> lineItem.id().toString()))
                .map(Judged::of)
                .toList();
        return Frozen.of(new RuleInputs(Engine.VERSION, hash(version.hash()), hash(courseMap.hash()), judged))
                .hash();
    }

    /** Only what is published has a hash, and only what is published is evaluated for keeps. */
    static String hash(@Nullable String hash) {
        return hash == null ? "" : hash;
    }

    /** @param rule the hash of what is the same for every learner */
    private record Inputs(String rule, List<Fact> facts, List<Ruling> rulings) {}

    private record RuleInputs(String engine, String rule, String courseMap, List<Judged> lineItems) {}

    /** What a verdict depends on in a line item; where it is opened and when it is due are not of it. */
    private record Judged(
            LineItemId id,
            CourseId course,
            URI url,
            String label,
            BigDecimal scoreMaximum,
            @Nullable ActivityId activity,
            LineItem.Purpose purpose,
            boolean removed) {

        static Judged of(LineItem item) {
            return new Judged(
                    item.id(),
                    item.course(),
                    item.url(),
                    item.label(),
                    item.scoreMaximum(),
                    item.activity(),
                    item.purpose(),
                    item.removed());
        }
    }
}
