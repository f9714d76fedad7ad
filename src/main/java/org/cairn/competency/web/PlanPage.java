package org.cairn.competency.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.competency.Contents;
import org.cairn.competency.Difference;
import org.cairn.competency.Entry;
import org.cairn.competency.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do. Of each kind the first few are named, all are counted.
 *
 * @param fresh whether the framework is new here
 */
record PlanPage(
        UUID id,
        Text title,
        @Nullable String publisher,
        @Nullable String version,
        boolean fresh,
        boolean nothing,
        boolean rearranged,
        boolean retold,
        int groups,
        int unchanged,
        Many<Line> added,
        Many<Change> changed,
        Many<Line> gone,
        Many<Line> back,
        List<Integer> leftOut,
        int leftOutInAll) {

    private static final int NAMED = 50;

    /** The first of many. */
    record Many<T>(int count, List<T> first) {

        public int more() {
            return count - first.size();
        }
    }

    /** A competency. */
    record Line(@Nullable String code, Text title, Text statement, boolean standsOnItsStatement) {}

    /** A competency that would change. */
    record Change(@Nullable String code, Text title, boolean editedHere, List<Difference> differences) {}

    static PlanPage of(UUID id, Plan plan, Locale locale) {
        Contents after = plan.after();
        return new PlanPage(
                id,
                Text.of(after.framework().title(), locale),
                after.framework().about().publisher(),
                after.framework().about().version(),
                plan.before() == null,
                plan.changesNothing(),
                plan.isRearranged(),
                plan.isRetold(),
                after.groups().size(),
                plan.unchanged(),
                lines(plan.added(), locale),
                new Many<>(
                        plan.changed().size(),
                        plan.changed().stream()
                                .limit(NAMED)
                                .map(change -> change(change, locale))
                                .toList()),
                lines(plan.gone(), locale),
                lines(plan.back(), locale),
                plan.leftOut().stream().limit(NAMED).toList(),
                plan.leftOut().size());
    }

    private static Many<Line> lines(List<Entry> entries, Locale locale) {
        return new Many<>(
                entries.size(),
                entries.stream()
                        .limit(NAMED)
                        .map(entry -> new Line(
                                entry.competency().code(),
                                Text.of(entry.competency().title(), locale),
                                Text.of(entry.competency().statement(), locale),
                                entry.competency().standsOnItsStatement()))
                        .toList());
    }

    private static Change change(Plan.Change change, Locale locale) {
        return new Change(
                change.after().competency().code(),
                Text.of(change.after().competency().title(), locale),
                change.editedHere(),
                Difference.between(change.before().competency(), change.after().competency()));
    }
}
