package org.cairn.sandbox;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cairn.sandbox.Gradebook.Cell;
import org.jspecify.annotations.Nullable;

/**
 * What an instructor typed into the gradebook. Only cells that differ from what the page showed are changes, so that a page
 * opened long ago does not undo what was graded since.
 *
 * @param changes the new scores, null where a grade is cleared
 * @param mistakes cells that cannot be read, with what was typed
 */
record GradeSheet(Map<Cell, Change> changes, Map<Cell, Mistake> mistakes) {

    private static final int MOST_DECIMALS = 4;

    record Change(Column column, Person learner, @Nullable BigDecimal score) {}

    /** @param reason a message key below {@code gradebook.mistake.} */
    record Mistake(Column column, Person learner, String typed, String reason) {}

    static GradeSheet read(Map<String, String> form, List<Column> columns, List<Person> learners) {
        Map<Cell, Change> changes = new LinkedHashMap<>();
        Map<Cell, Mistake> mistakes = new LinkedHashMap<>();
        for (Person learner : learners) {
            for (Column column : columns) {
                String typed = form.get(field(column, learner));
                if (typed == null || typed.strip().equals(form.get(shown(column, learner)))) {
                    continue;
                }
                Cell cell = new Cell(column.id(), learner.id());
                String reason = mistake(typed.strip(), column);
                if (reason == null) {
                    changes.put(cell, new Change(column, learner, number(typed.strip())));
                } else {
                    mistakes.put(cell, new Mistake(column, learner, typed, reason));
                }
            }
        }
        return new GradeSheet(changes, mistakes);
    }

    /** The name of the input of a cell. */
    static String field(Column column, Person learner) {
        return "grade-" + column.id() + "-" + learner.id();
    }

    /** The name of the hidden field that says what the input showed at first. */
    static String shown(Column column, Person learner) {
        return "shown-" + column.id() + "-" + learner.id();
    }

    private static @Nullable String mistake(String typed, Column column) {
        try {
            BigDecimal score = number(typed);
            if (score == null) {
                return null;
            }
            if (score.signum() < 0 || score.compareTo(column.scoreMaximum()) > 0) {
                return "range";
            }
            return score.scale() > MOST_DECIMALS ? "number" : null;
        } catch (NumberFormatException notANumber) {
            return "number";
        }
    }

    // French writes a comma; an empty cell is no grade, which is not zero.
    private static @Nullable BigDecimal number(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("-?[0-9]{1,6}([.,][0-9]*)?")) {
            throw new NumberFormatException(typed);
        }
        return new BigDecimal(typed.replace(',', '.'));
    }
}
