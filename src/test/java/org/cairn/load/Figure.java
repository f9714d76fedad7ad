package org.cairn.load;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;

/**
 * One figure of one run.
 *
 * @param what such as "CPU per launch, Cairn"; what begins with "CPU per" is a cost, which is compared
 * @param when such as "8 at once"; may be empty
 */
public record Figure(String what, String when, String unit, BigDecimal value) {

    private static final MathContext DIGITS = new MathContext(4);

    public Figure {
        value = new BigDecimal(value.stripTrailingZeros().toPlainString());
    }

    public static Figure of(String what, String when, String unit, double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        int digits = Math.max(4, exact.precision() - exact.scale());
        return new Figure(what, when, unit, exact.round(digits == 4 ? DIGITS : new MathContext(digits)));
    }

    boolean isCost() {
        return what.startsWith("CPU per ");
    }

    boolean isSameAs(Figure other) {
        return what.equals(other.what) && when.equals(other.when) && unit.equals(other.unit);
    }

    String shown() {
        return value.toPlainString();
    }

    /**
     * Where and of what a figure was taken.
     *
     * @param commit with a star where something had been changed since
     */
    record Run(LocalDate date, String commit, String machine, String java) {

        /** Other processors, or another Java, are another story. */
        boolean isLike(Run other) {
            return machine.equals(other.machine) && major().equals(other.major());
        }

        String major() {
            return java.split("\\.")[0];
        }
    }

    /** A row of the file that figures are kept in, its columns divided by tabs. */
    record Row(Run run, Figure figure) {

        static final String HEADER = "date\tcommit\tmachine\tjava\tfigure\twhen\tunit\tvalue";

        static Row read(String line) {
            String[] columns = line.split("\t", -1);
            return new Row(
                    new Run(LocalDate.parse(columns[0]), columns[1], columns[2], columns[3]),
                    new Figure(columns[4], columns[5], columns[6], new BigDecimal(columns[7])));
        }

        String written() {
            return String.join(
                    "\t",
                    List.of(
                            run.date().toString(),
                            run.commit(),
                            run.machine(),
                            run.java(),
                            figure.what(),
                            figure.when(),
                            figure.unit(),
                            figure.shown()));
        }
    }
}
