package org.cairn.gradefile;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Why choices cannot be followed.
 *
 * @param column from 0, or -1 where it is about all
 * @param reason which of the form's messages tells
 */
public record ChoiceFault(int column, Reason reason) {

    /** What is wrong. */
    public enum Reason {
        NOBODY,
        NO_SCORES,
        NO_MAXIMUM,
        SAME_TWICE,
        SCALE
    }

    public static List<ChoiceFault> of(Choices choices, List<Column> columns) {
        List<ChoiceFault> faults = new ArrayList<>();
        List<Column> asked =
                columns.stream().filter(column -> !column.settled()).toList();
        if (choices.uses().values().stream().noneMatch(Use::isWho)) {
            faults.add(new ChoiceFault(-1, Reason.NOBODY));
        }
        if (asked.stream().noneMatch(column -> choices.use(column).isScore())) {
            faults.add(new ChoiceFault(-1, Reason.NO_SCORES));
        }
        Set<URI> taken = new HashSet<>();
        for (Column column : asked) {
            Use use = choices.use(column);
            if (use == Use.POINTS && !choices.maxima().containsKey(column.index())) {
                faults.add(new ChoiceFault(column.index(), Reason.NO_MAXIMUM));
            }
            if (use.isScore() && !taken.add(column.key())) {
                faults.add(new ChoiceFault(column.index(), Reason.SAME_TWICE));
            }
        }
        if (!hasScale(choices)) {
            faults.add(new ChoiceFault(-1, Reason.SCALE));
        }
        return List.copyOf(faults);
    }

    private static boolean hasScale(Choices choices) {
        try {
            return !LetterScale.of(choices.scale()).percents().isEmpty()
                    || !choices.uses().containsValue(Use.LETTER);
        } catch (LetterScale.Unclear e) {
            return false;
        }
    }
}
