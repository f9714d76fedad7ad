package org.cairn.sandbox;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All grades. A cell that was never touched has no entry. */
@Component
final class Gradebook implements Resettable {

    private final Courses courses;
    private final LineItems lineItems;
    private final Clock clock;
    private final Map<Cell, Grade> grades = new LinkedHashMap<>();

    record Cell(String column, String learner) {}

    Gradebook(Courses courses, LineItems lineItems, Clock clock) {
        this.courses = courses;
        this.lineItems = lineItems;
        this.clock = clock;
        seed();
    }

    @Override
    public synchronized void reset() {
        grades.clear();
        seed();
    }

    /** The columns of a course: its own activities first, then the tool's line items. */
    List<Column> columns(Course course) {
        return Stream.<Column>concat(course.activities().stream(), lineItems.of(course).stream())
                .toList();
    }

    synchronized Optional<Grade> find(Column column, Person learner) {
        return Optional.ofNullable(grades.get(cell(column, learner)));
    }

    /** Sets or, with null, clears a grade by the hand of an instructor. */
    synchronized void set(Column column, Person learner, @Nullable BigDecimal score, Person grader) {
        grades.put(cell(column, learner), new Grade(score, null, grader.id(), clock.instant()));
    }

    /** Records a score of the tool; false where it may not replace the stored one (AGS 2.0, 3.4.9). */
    synchronized boolean record(LineItem item, Person learner, Grade grade, BiPredicate<Instant, Instant> mayReplace) {
        Grade stored = grades.get(cell(item, learner));
        if (stored != null && !mayReplace.test(grade.at(), stored.at())) {
            return false;
        }
        grades.put(cell(item, learner), grade);
        return true;
    }

    /** Changes a line item; where its maximum changes, grades keep their share of it. */
    synchronized void change(LineItem before, LineItem after) {
        lineItems.put(after);
        if (before.scoreMaximum().compareTo(after.scoreMaximum()) != 0) {
            grades.replaceAll(
                    (cell, grade) -> cell.column().equals(after.id()) ? rescaled(grade, before, after) : grade);
        }
    }

    synchronized void remove(LineItem item) {
        lineItems.remove(item);
        grades.keySet().removeIf(cell -> cell.column().equals(item.id()));
    }

    /** Points in the scale of {@code to} for points in the scale of {@code from}. */
    static BigDecimal rescale(BigDecimal score, BigDecimal from, BigDecimal to) {
        BigDecimal points =
                score.multiply(to).divide(from, MathContext.DECIMAL64).stripTrailingZeros();
        return points.scale() < 0 ? points.setScale(0) : points;
    }

    private static Grade rescaled(Grade grade, LineItem before, LineItem after) {
        return grade.score() == null
                ? grade
                : grade.withScore(rescale(grade.score(), before.scoreMaximum(), after.scoreMaximum()));
    }

    private static Cell cell(Column column, Person learner) {
        return new Cell(column.id(), learner.id());
    }

    private void seed() {
        for (Course course : courses.originals()) {
            ExampleGrades.fill(course.activities(), course.learners())
                    .forEach((cell, score) ->
                            grades.put(cell, new Grade(score, null, People.INSTRUCTOR.id(), clock.instant())));
        }
    }
}
