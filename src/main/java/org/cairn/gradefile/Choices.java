package org.cairn.gradefile;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an instructor has said of a file.
 *
 * @param uses by column, from 0; a column that is not named is ignored
 * @param maxima of the columns with points
 * @param scale as it was typed
 * @param people whom a row is about, by its line; empty text where it is left out
 */
public record Choices(
        Map<Integer, Use> uses,
        Map<Integer, BigDecimal> maxima,
        Decimal decimal,
        String scale,
        Map<Integer, String> people) {

    public Choices {
        uses = new TreeMap<>(uses);
        maxima = new TreeMap<>(maxima);
        people = new TreeMap<>(people);
    }

    Use use(Column column) {
        return uses.getOrDefault(column.index(), Use.IGNORE);
    }

    /** @throws IllegalStateException where it has points and nobody was asked */
    BigDecimal maximum(Column column) {
        if (use(column) != Use.POINTS) {
            return BigDecimal.valueOf(100);
        }
        BigDecimal maximum = maxima.get(column.index());
        if (maximum == null) {
            throw new IllegalStateException("points without a maximum are not kept");
        }
        return maximum;
    }

    Choices withPeople(Map<Integer, String> chosen) {
        return new Choices(uses, maxima, decimal, scale, chosen);
    }

    Mark.Manner manner() {
        try {
            return new Mark.Manner(decimal, LetterScale.of(scale));
        } catch (LetterScale.Unclear e) {
            throw new IllegalStateException("a scale that is not clear is not kept", e);
        }
    }
}
