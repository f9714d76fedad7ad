package org.cairn.gradefile;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.cairn.gradebook.Figure;

/** What a cell says that a learner reached. */
public sealed interface Mark {

    record Score(BigDecimal number) implements Mark {

        @Override
        public boolean equals(Object other) {
            return other instanceof Score score && number.compareTo(score.number) == 0;
        }

        @Override
        public int hashCode() {
            return number.stripTrailingZeros().hashCode();
        }
    }

    record Excused() implements Mark {}

    /** Not graded, which is not zero. */
    record Nothing() implements Mark {}

    /** Not understood, and never guessed. */
    record Unclear(String content) implements Mark {}

    /** How the cells of a file are to be read. */
    record Manner(Decimal decimal, LetterScale scale) {

        private static final Set<String> NOTHING =
                Set.of("-", "\u2013", "\u2014", "\u2212", "n/a", "s.o.", "s. o.", "s/o");

        private static final Set<String> EXCUSED =
                Set.of("ex", "excused", "exempt", "exempted", "dispense", "dispensee", "exempte", "exemptee");

        Mark read(Use use, String cell) {
            String text = cell.strip();
            if (text.isEmpty() || Character.isDigit(text.charAt(0))) {
                return text.isEmpty() ? new Nothing() : score(use, text);
            }
            String folded = Words.folded(text);
            if (NOTHING.contains(folded) || NOTHING.contains(text)) {
                return new Nothing();
            }
            if (EXCUSED.contains(folded)
                    && (use != Use.LETTER || scale.read(text).isEmpty())) {
                return new Excused();
            }
            return score(use, text);
        }

        private Mark score(Use use, String text) {
            return figure(use, text)
                    .filter(number -> Figure.judge(number) instanceof Figure.Believed)
                    .<Mark>map(Score::new)
                    .orElseGet(() -> new Unclear(text.length() > 60 ? text.substring(0, 60) + "…" : text));
        }

        private Optional<BigDecimal> figure(Use use, String text) {
            return switch (use) {
                case POINTS -> decimal.read(text);
                case PERCENT -> decimal.read(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
                case LETTER -> scale.read(text);
                default -> Optional.empty();
            };
        }
    }
}
