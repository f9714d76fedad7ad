package org.cairn.attainment;

import java.util.Collection;
import java.util.function.Function;

/** A weighted mean before its division. */
record Sum(Fraction weighted, Fraction weights) {

    static final Sum EMPTY = new Sum(Fraction.ZERO, Fraction.ZERO);

    static <M extends Mark> Sum of(Collection<M> marks, Function<M, Fraction> share) {
        Sum sum = EMPTY;
        for (M mark : marks) {
            sum = sum.with(Fraction.of(mark.item().weight()), share.apply(mark));
        }
        return sum;
    }

    static Sum of(Collection<Mark.Counted> marks) {
        return of(marks, Mark.Counted::share);
    }

    Sum with(Fraction weight, Fraction share) {
        return new Sum(weighted.plus(weight.times(share)), weights.plus(weight));
    }

    Sum plus(Sum other) {
        return new Sum(weighted.plus(other.weighted), weights.plus(other.weights));
    }

    boolean isEmpty() {
        return weights.numerator().signum() == 0;
    }

    /** An empty sum reaches nothing. */
    boolean reaches(Fraction threshold) {
        return !isEmpty() && weighted.reaches(threshold.times(weights));
    }

    /** Only where the sum is not empty. */
    Fraction mean() {
        return weighted.over(weights);
    }
}
