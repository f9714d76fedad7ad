package org.cairn.gradefile;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cairn.course.Participant;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.Result;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What taking a file would do. Pure.
 *
 * @param unclear cells that are not understood; what stood there stands
 * @param changes results that would be others than now, and those that would be cleared
 */
public record Plan(List<Taken> columns, List<Match> matches, List<Unclear> unclear, List<Change> changes) {

    public Plan {
        columns = List.copyOf(columns);
        matches = List.copyOf(matches);
        unclear = List.copyOf(unclear);
        changes = List.copyOf(changes);
    }

    /** What becomes of a result. */
    public enum News {
        NEW,
        CHANGED,
        UNCHANGED,
        CLEARED
    }

    /** A cell that is not understood. */
    public record Unclear(int line, String column, String content) {}

    /** A result that would be another. */
    public record Change(String column, Participant learner, Result before, Mark after, BigDecimal maximum) {}

    /**
     * A column that becomes a line item, or is one already.
     *
     * @param before the line item that it is, from an earlier file
     * @param twin a line item from elsewhere, or from another column, of the same name: to map both counts twice
     * @param above how many scores are above the maximum
     */
    public record Taken(
            Column column,
            BigDecimal maximum,
            Optional<LineItem> before,
            Optional<LineItem> twin,
            Map<News, Integer> counts,
            int above,
            List<Offer> offers) {

        public Taken {
            counts = new EnumMap<>(counts);
            offers = List.copyOf(offers);
        }

        public int count(News news) {
            return counts.getOrDefault(news, 0);
        }

        /** Whether the line item itself would be new or another. */
        public boolean isNews() {
            return before.filter(known -> !known.removed()
                            && known.scoreMaximum().compareTo(maximum) == 0
                            && known.label().equals(column.title()))
                    .isEmpty();
        }
    }

    /** What one learner would have. */
    public record Offer(String subject, Mark mark) {}

    public boolean changesNothing() {
        return columns.stream()
                .allMatch(taken -> !taken.isNews()
                        && taken.count(News.NEW) + taken.count(News.CHANGED) + taken.count(News.CLEARED) == 0);
    }

    public long found() {
        return matches.stream().filter(match -> match.outcome().counts()).count();
    }

    /** What stands in the gradebook of the course. */
    record Standing(List<LineItem> lineItems, Map<LineItemId, Map<PersonId, Result>> results) {

        static Standing of(List<LineItem> lineItems, List<Result> all) {
            Map<LineItemId, Map<PersonId, Result>> results = new HashMap<>();
            all.forEach(result -> results.computeIfAbsent(result.lineItem(), key -> new HashMap<>())
                    .put(result.person(), result));
            return new Standing(lineItems, results);
        }

        Optional<LineItem> known(URI key) {
            return lineItems.stream().filter(item -> item.url().equals(key)).findFirst();
        }

        /** Another line item of the same name, whatever kind of activity a product puts before it. */
        Optional<LineItem> twin(Column column) {
            List<String> names = Heads.names(column.title()).toList();
            boolean known = known(column.key()).isPresent();
            // Two columns of earlier files whose names are alike were told of when they came.
            return lineItems.stream()
                    .filter(item -> !item.removed() && !item.url().equals(column.key()))
                    .filter(item -> !known || !item.source().equals(GradeFiles.SOURCE))
                    .filter(item -> Heads.names(item.label()).anyMatch(names::contains))
                    .findFirst();
        }

        private @Nullable Result result(Optional<LineItem> item, Participant learner) {
            return item.map(known -> results.getOrDefault(known.id(), Map.of())
                            .get(learner.enrolment().person()))
                    .orElse(null);
        }
    }

    static Plan of(Layout layout, Choices choices, List<Participant> learners, Standing standing) {
        List<Column> scores = layout.columns().stream()
                .filter(column -> !column.settled() && choices.use(column).isScore())
                .toList();
        Mark.Manner manner = choices.manner();
        List<Match> matches = new Matching(learners, choices.uses())
                .match(
                        layout.rows(),
                        choices.people(),
                        row -> scores.stream()
                                .map(column -> manner.read(choices.use(column), row.cell(column.index())))
                                .toList());
        Map<Integer, Participant> byLine = new HashMap<>();
        matches.stream()
                .filter(match -> match.outcome().counts())
                .forEach(match -> match.person().ifPresent(person -> byLine.put(match.line(), person)));
        List<Unclear> unclear = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        List<Taken> taken = new ArrayList<>();
        for (Column column : scores) {
            Reading reading = new Reading(column, choices, standing, unclear, changes);
            layout.rows().stream()
                    .filter(row -> byLine.containsKey(row.line()))
                    .forEach(row -> reading.read(row, java.util.Objects.requireNonNull(byLine.get(row.line()))));
            taken.add(reading.taken());
        }
        return new Plan(taken, matches, unclear, changes);
    }

    /** Reads one column. */
    private static final class Reading {
        private final Column column;
        private final Use use;
        private final BigDecimal maximum;
        private final Mark.Manner manner;
        private final Standing standing;
        private final Optional<LineItem> before;
        private final List<Unclear> unclear;
        private final List<Change> changes;
        private final Map<News, Integer> counts = new EnumMap<>(News.class);
        private final Map<String, Offer> offers = new java.util.LinkedHashMap<>();

        Reading(Column column, Choices choices, Standing standing, List<Unclear> unclear, List<Change> changes) {
            this.column = column;
            this.use = choices.use(column);
            this.maximum = choices.maximum(column);
            this.manner = choices.manner();
            this.standing = standing;
            this.before = standing.known(column.key());
            this.unclear = unclear;
            this.changes = changes;
        }

        void read(GradeTable.Row row, Participant learner) {
            Mark mark = manner.read(use, row.cell(column.index()));
            if (mark instanceof Mark.Unclear what) {
                unclear.add(new Unclear(row.line(), column.title(), what.content()));
                return;
            }
            Result stands = standing.result(before, learner);
            if (stands == null && mark instanceof Mark.Nothing) {
                return;
            }
            if (offers.putIfAbsent(
                            learner.enrolment().subject(),
                            new Offer(learner.enrolment().subject(), mark))
                    == null) {
                note(learner, stands, mark);
            }
        }

        private void note(Participant learner, @Nullable Result stands, Mark mark) {
            News news = stands == null
                    ? News.NEW
                    : isSame(stands, mark)
                            ? News.UNCHANGED
                            : mark instanceof Mark.Nothing ? News.CLEARED : News.CHANGED;
            counts.merge(news, 1, Integer::sum);
            if (stands != null && news != News.UNCHANGED) {
                changes.add(new Change(column.title(), learner, stands, mark, maximum));
            }
        }

        private boolean isSame(Result stands, Mark mark) {
            if (mark instanceof Mark.Score score) {
                return stands.status() == Result.Status.GRADED
                        && stands.score() != null
                        && stands.score().compareTo(score.number()) == 0
                        && stands.maximum() != null
                        && stands.maximum().compareTo(maximum) == 0;
            }
            return stands.status() == (mark instanceof Mark.Excused ? Result.Status.EXCUSED : Result.Status.ABSENT);
        }

        Taken taken() {
            return new Taken(
                    column, maximum, before, standing.twin(column), counts, above(), List.copyOf(offers.values()));
        }

        private int above() {
            return (int) offers.values().stream()
                    .filter(offer -> offer.mark() instanceof Mark.Score score
                            && score.number().compareTo(maximum) > 0)
                    .count();
        }
    }
}
