package org.cairn.attainment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.Result;
import org.jspecify.annotations.Nullable;

/**
 * From rule, facts and decisions to verdict and trace: no clock, nothing read, nothing written. A competency is met when
 * what its method makes of its activities reaches the threshold, nothing that is waited for is absent, every minimum is
 * reached, every critical criterion reaches the threshold by itself, enough is graded, and an instructor has signed off
 * where the rule asks for it. Made once for a course map, it judges any number of learners.
 */
final class Engine {

    /** Goes up with every change that could change a verdict or a trace. */
    static final String VERSION = "2";

    private final Map<LineItemId, Integer> places = new HashMap<>();
    private final List<Activity> activities = new ArrayList<>();
    private final List<Prepared> rules;

    private Engine(List<Rule> rules, Map<LineItemId, LineItem> lineItems) {
        for (Rule rule : rules) {
            for (Rule.Item item : rule.items()) {
                if (places.putIfAbsent(item.lineItem(), places.size()) == null) {
                    activities.add(Activity.of(lineItems.get(item.lineItem())));
                }
            }
        }
        this.rules = rules.stream()
                .map(rule -> Prepared.of(rule, activities, places::get))
                .toList();
    }

    /** @param lineItems what the results belong to, also those the platform removed */
    static Engine of(List<Rule> rules, Collection<LineItem> lineItems) {
        return new Engine(rules, lineItems.stream().collect(Collectors.toMap(LineItem::id, Function.identity())));
    }

    /**
     * Verdicts with everything that led to them, in the order of the rules.
     *
     * @param results of one learner, in any order
     */
    List<CompetencyStanding> judge(Collection<Result> results, Collection<? extends Decision> decisions) {
        Mark[] marks = marks(results, decisions);
        List<CompetencyStanding> standings = new ArrayList<>(rules.size());
        for (Prepared rule : rules) {
            Judgement judgement = Judgement.of(rule, marks);
            standings.add(Account.of(judgement, verdict(judgement, decisions)));
        }
        return standings;
    }

    /** The same verdicts, and nothing besides: for many learners at once. */
    List<Verdict> verdicts(Collection<Result> results, Collection<? extends Decision> decisions) {
        Mark[] marks = marks(results, decisions);
        List<Verdict> verdicts = new ArrayList<>(rules.size());
        for (Prepared rule : rules) {
            verdicts.add(verdict(Judgement.of(rule, marks), decisions));
        }
        return verdicts;
    }

    private static Verdict verdict(Judgement judgement, Collection<? extends Decision> decisions) {
        return decisions.isEmpty()
                ? Verdict.of(judgement, null, null)
                : Verdict.of(judgement, newest(judgement, decisions, false), newest(judgement, decisions, true));
    }

    private static @Nullable Decision newest(
            Judgement judgement, Collection<? extends Decision> decisions, boolean signOff) {
        return decisions.stream()
                .filter(decision ->
                        decision.competency().equals(judgement.rule().rule().competency()))
                .filter(decision ->
                        !(decision instanceof Decision.Excuse) && decision instanceof Decision.SignOff == signOff)
                .max(Comparator.comparing(Decision::decidedAt).thenComparing(Decision::reason))
                .filter(decision -> !(decision instanceof Decision.Marks))
                .orElse(null);
    }

    private Mark[] marks(Collection<Result> results, Collection<? extends Decision> decisions) {
        @Nullable Result[] newest = new Result[activities.size()];
        for (Result result : results) {
            Integer place = places.get(result.lineItem());
            if (place != null) {
                Result known = newest[place];
                newest[place] = known == null || Mark.OLDEST_FIRST.compare(known, result) < 0 ? result : known;
            }
        }
        Mark[] marks = new Mark[newest.length];
        for (int place = 0; place < marks.length; place++) {
            marks[place] = Mark.of(activities.get(place), newest[place]);
        }
        if (!decisions.isEmpty()) {
            excuse(marks, decisions);
        }
        return marks;
    }

    private void excuse(Mark[] marks, Collection<? extends Decision> decisions) {
        decisions.stream()
                .filter(Decision.Excuse.class::isInstance)
                .map(Decision.Excuse.class::cast)
                .collect(Collectors.toMap(
                        Decision.Excuse::lineItem,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(Decision.Excuse::decidedAt)
                                .thenComparing(Decision.Excuse::reason))))
                .values()
                .forEach(newest -> {
                    Integer place = places.get(newest.lineItem());
                    if (place != null && newest.excused()) {
                        marks[place] = Mark.excused();
                    }
                });
    }
}
