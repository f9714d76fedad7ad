package org.cairn.attainment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cairn.competency.Competency;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.Result;
import org.cairn.mapping.Examples;
import org.cairn.mapping.Mapping;
import org.cairn.microcredential.Definition;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;

/**
 * Somebody who does not exist is judged by the rule: good and less good marks, and in the last activity just what is needed
 * for the threshold, where that is possible.
 */
@Component
class WorkedExample implements Examples {

    private static final PersonId NOBODY = new PersonId(new UUID(0, 0));
    private static final List<BigDecimal> SHARES =
            List.of(new BigDecimal("0.76"), new BigDecimal("0.6"), new BigDecimal("0.82"), new BigDecimal("0.9"));

    private final Explanations explanations;

    WorkedExample(Explanations explanations) {
        this.explanations = explanations;
    }

    /** Of the competency with the most activities, where there is most to see. */
    @Override
    public Optional<Example> of(
            Definition definition, List<Mapping> mappings, List<LineItem> lineItems, Locale locale) {
        return Rule.of(definition, mappings).stream()
                .filter(rule -> !rule.items().isEmpty())
                .max(Comparator.comparingInt(rule -> rule.items().size()))
                .flatMap(rule -> definition
                        .competency(rule.competency())
                        .map(competency -> example(rule, competency, lineItems, locale)));
    }

    private Example example(Rule rule, Competency competency, List<LineItem> lineItems, Locale locale) {
        Engine engine = Engine.of(List.of(rule), lineItems);
        List<Result> marks = new ArrayList<>();
        for (LineItem lineItem : lineItems) {
            if (rule.items().stream().anyMatch(item -> item.lineItem().equals(lineItem.id())) && !lineItem.removed()) {
                marks.add(mark(lineItem, marks.size()));
            }
        }
        CompetencyStanding standing = standing(engine, marks);
        return new Example(
                competency.title().in(locale),
                explanations.of(standing.trace(), competency, locale),
                explanations.sum(standing.trace(), locale));
    }

    private static CompetencyStanding standing(Engine engine, List<Result> marks) {
        if (marks.isEmpty()) {
            return judged(engine, marks);
        }
        List<Result> enough = new ArrayList<>(marks.subList(0, marks.size() - 1));
        Result last = marks.get(marks.size() - 1);
        BigDecimal needed = judged(engine, enough).missing().stream()
                .filter(missing -> missing.lineItem().equals(last.lineItem()))
                .findFirst()
                .map(Missing::neededScore)
                .orElse(last.score());
        enough.add(new Result(
                last.lineItem(), NOBODY, Result.Status.GRADED, needed, last.maximum(), last.observedAt(), null));
        return judged(engine, enough);
    }

    private static CompetencyStanding judged(Engine engine, List<Result> marks) {
        return engine.judge(marks, List.of()).get(0);
    }

    private static Result mark(LineItem lineItem, int place) {
        BigDecimal score = lineItem.scoreMaximum()
                .multiply(SHARES.get(place % SHARES.size()))
                .setScale(0, RoundingMode.HALF_UP);
        return new Result(
                lineItem.id(),
                NOBODY,
                Result.Status.GRADED,
                score.min(lineItem.scoreMaximum()),
                lineItem.scoreMaximum(),
                Instant.EPOCH.plusSeconds(place),
                null);
    }
}
