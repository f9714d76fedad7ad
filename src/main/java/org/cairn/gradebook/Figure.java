package org.cairn.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A figure as a source of grades wrote it: believed, not there, or doubtful. Absent is never zero. */
public sealed interface Figure {

    /** No gradebook needs more; a figure above it is a mistake or an attack. */
    BigDecimal MOST = new BigDecimal("1000000000");

    int MOST_DIGITS = 40;
    int SCALE = 20;

    record Believed(BigDecimal number) implements Figure {}

    record Absent() implements Figure {}

    record Doubtful(Doubt.Reason reason, String content) implements Figure {}

    static Figure of(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return new Absent();
        }
        if (node.isString()) {
            return ofText(node.asString().strip());
        }
        // A float that did not become a decimal is NaN or infinite.
        return node.isNumber() && !node.isDouble() && !node.isFloat()
                ? judge(node.decimalValue())
                : doubtful(Doubt.Reason.NOT_A_NUMBER, node.toString());
    }

    /** Some platforms send numbers as text, and nothing as empty text. */
    static Figure ofText(String text) {
        if (text.isBlank()) {
            return new Absent();
        }
        try {
            return text.length() > 100 ? doubtful(Doubt.Reason.TOO_MANY_DIGITS, text) : judge(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return doubtful(Doubt.Reason.NOT_A_NUMBER, text);
        }
    }

    /** A number that is one already. */
    static Figure judge(BigDecimal number) {
        if (number.signum() < 0) {
            return doubtful(Doubt.Reason.NEGATIVE, number.toString());
        }
        if (number.compareTo(MOST) > 0) {
            return doubtful(Doubt.Reason.TOO_LARGE, number.toString());
        }
        if (number.precision() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            return doubtful(Doubt.Reason.TOO_MANY_DIGITS, number.toString());
        }
        // What is cut here lies behind the twentieth decimal, and it is never rounded up to a threshold.
        return new Believed(plain(number.setScale(SCALE, RoundingMode.DOWN)));
    }

    private static Figure doubtful(Doubt.Reason reason, String content) {
        return new Doubtful(reason, content.length() > 60 ? content.substring(0, 60) + "…" : content);
    }

    /** 85 rather than 85.00000000000000000000. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
