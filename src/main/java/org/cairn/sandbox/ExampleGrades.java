package org.cairn.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cairn.sandbox.Gradebook.Cell;

/**
 * Example grades for a class: the same columns and learners always get the same grades. Some do very well, many are near
 * 75 %, one has a zero, some lack a grade or all of them.
 */
final class ExampleGrades {

    /** How a learner does: percent on average, or one of the special cases. */
    private enum Profile {
        /** Good, and the last activity not graded yet. */
        ALMOST_THERE(84),
        STRONG(93),
        STEADY(82),
        /** Around 75 %, on either side of it. */
        NEAR(75),
        WEAK(58),
        /** Good, with a zero in the first activity. */
        ONE_ZERO(88),
        NOTHING_YET(0),
        ALL_ZERO(0);

        private final int percent;

        Profile(int percent) {
            this.percent = percent;
        }
    }

    private static final List<Profile> CLASS = List.of(
            Profile.ALMOST_THERE,
            Profile.STRONG,
            Profile.NEAR,
            Profile.STEADY,
            Profile.NEAR,
            Profile.STRONG,
            Profile.STEADY,
            Profile.ONE_ZERO,
            Profile.NEAR,
            Profile.WEAK,
            Profile.STRONG,
            Profile.STEADY,
            Profile.NEAR,
            Profile.STEADY,
            Profile.STRONG,
            Profile.ALMOST_THERE,
            Profile.WEAK,
            Profile.NEAR,
            Profile.NOTHING_YET,
            Profile.STEADY,
            Profile.NEAR,
            Profile.ALL_ZERO,
            Profile.STRONG,
            Profile.STEADY);

    private ExampleGrades() {}

    /** The grades to set; cells that stay ungraded are absent. */
    static Map<Cell, BigDecimal> fill(List<? extends Column> columns, List<Person> learners) {
        Map<Cell, BigDecimal> grades = new LinkedHashMap<>();
        for (int learner = 0; learner < learners.size(); learner++) {
            Profile profile = CLASS.get(learner % CLASS.size());
            for (int column = 0; column < columns.size(); column++) {
                if (isGraded(profile, column, columns.size())) {
                    Column of = columns.get(column);
                    int percent = percent(profile, learner, column);
                    grades.put(new Cell(of.id(), learners.get(learner).id()), points(of, percent));
                }
            }
        }
        return grades;
    }

    private static boolean isGraded(Profile profile, int column, int columns) {
        return switch (profile) {
            case NOTHING_YET -> false;
            case ALMOST_THERE -> column < columns - 1;
            default -> true;
        };
    }

    private static int percent(Profile profile, int learner, int column) {
        if (profile == Profile.ALL_ZERO || (profile == Profile.ONE_ZERO && column == 0)) {
            return 0;
        }
        int spread = (learner * 7 + column * 5) % 9 - 4;
        return Math.min(100, profile.percent + spread);
    }

    // Half points, as people give them.
    private static BigDecimal points(Column column, int percent) {
        BigDecimal halves = column.scoreMaximum()
                .multiply(BigDecimal.valueOf(percent))
                .divide(BigDecimal.valueOf(50), 0, RoundingMode.HALF_UP);
        BigDecimal points =
                halves.divide(BigDecimal.valueOf(2)).min(column.scoreMaximum()).stripTrailingZeros();
        return points.scale() < 0 ? points.setScale(0) : points;
    }
}
