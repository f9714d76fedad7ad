package org.cairn.attainment;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A weighted mean before its division. */
record Sum(Fraction weighted, Fraction weights) {

    static final Sum EMPTY = new Sum(Fraction.ZERO, Fraction.ZERO);

    /**
     * Adds whole units of a denominator that was prepared for most shares, in longs; what does not go into it, and
     * whatever longs cannot hold, is added as fractions. Exact either way.
     *
     * @param size how many there are to add
     * @param weight of each, or null for what is passed over
     * @param share of each, 0 to 1
     */
    static Sum of(long denominator, int size, IntFunction<@Nullable Fraction> weight, IntFunction<Fraction> share) {
        long units = 0;
        long weights = 0;
        Sum rest = EMPTY;
        for (int i = 0; i < size; i++) {
            Fraction weighs = weight.apply(i);
            if (weighs == null) {
                continue;
            }
            Fraction brings = share.apply(i);
            long more = units(denominator, weighs, brings);
            if (more < 0 || units + more < 0 || weights + weighs.numerator() < 0) {
                rest = new Sum(rest.weighted.plus(weighs.times(brings)), rest.weights.plus(weighs));
            } else {
                units += more;
                weights += weighs.numerator();
            }
        }
        Fraction whole = Fraction.of(units, denominator);
        return rest.isEmpty()
                ? new Sum(whole, Fraction.of(weights, 1))
                : new Sum(rest.weighted.plus(whole), rest.weights.plus(Fraction.of(weights, 1)));
    }

    /** The weighted share in units, or -1 where it is not a whole number of them or no long. */
    private static long units(long denominator, Fraction weight, Fraction share) {
        if (!weight.isWhole() || !share.isSmall()) {
            return -1;
        }
        long factor = denominator / share.denominator();
        if (factor * share.denominator() != denominator || !Fraction.fits(factor, share.numerator())) {
            return -1;
        }
        long units = factor * share.numerator();
        return Fraction.fits(units, weight.numerator()) ? units * weight.numerator() : -1;
    }

    boolean isEmpty() {
        return weights.isZero();
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
