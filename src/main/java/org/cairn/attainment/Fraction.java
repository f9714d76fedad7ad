package org.cairn.attainment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact number, so that 74.999… never meets 75 by rounding: comparing multiplies crosswise and nothing divides. It is
 * kept in two longs while they are enough, and in big integers from where they are not: quick for the numbers of a
 * gradebook, exact for all.
 */
final class Fraction implements Comparable<Fraction> {

    static final Fraction ZERO = new Fraction(0, 1);
    static final Fraction ONE = new Fraction(1, 1);

    private static final int SHOWN_DECIMALS = 10;
    /** Half of the decimals, so that both halves are divisions of longs. */
    private static final long STEP = 100_000;

    private static final int LONG_DIGITS = 18;
    private static final long[] TEN = new long[LONG_DIGITS + 1];

    static {
        TEN[0] = 1;
        for (int power = 1; power <= LONG_DIGITS; power++) {
            TEN[power] = 10 * TEN[power - 1];
        }
    }

    private final long numerator;
    private final long denominator;
    private final @Nullable Big big;

    /** What two longs cannot hold. */
    private record Big(BigInteger numerator, BigInteger denominator) {}

    private Fraction(long numerator, long denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.big = null;
    }

    private Fraction(Big big) {
        this.numerator = 0;
        this.denominator = 0;
        this.big = big;
    }

    /** @param denominator above zero */
    static Fraction of(long numerator, long denominator) {
        return new Fraction(numerator, denominator);
    }

    static Fraction of(BigDecimal number) {
        int scale = number.scale();
        if (number.precision() <= LONG_DIGITS && scale >= 0 && scale <= LONG_DIGITS) {
            return new Fraction(unscaled(number), TEN[scale]);
        }
        return scale <= 0
                ? of(number.toBigIntegerExact(), BigInteger.ONE)
                : of(number.unscaledValue(), BigInteger.TEN.pow(scale));
    }

    /** Without a big integer on the way. */
    private static long unscaled(BigDecimal number) {
        return number.scale() == 0
                ? number.longValue()
                : number.scaleByPowerOfTen(number.scale()).longValue();
    }

    /** Of big numbers, lowest terms, which fit into longs again more often than not. */
    private static Fraction of(BigInteger numerator, BigInteger denominator) {
        BigInteger common = numerator.gcd(denominator);
        BigInteger above = common.signum() == 0 ? numerator : numerator.divide(common);
        BigInteger below = common.signum() == 0 ? denominator : denominator.divide(common);
        return above.bitLength() < Long.SIZE && below.bitLength() < Long.SIZE
                ? new Fraction(above.longValue(), below.longValue())
                : new Fraction(new Big(above, below));
    }

    /** Whether it is a whole number in a long. */
    boolean isWhole() {
        return big == null && denominator == 1;
    }

    boolean isZero() {
        return big == null && numerator == 0;
    }

    /** Whether it is kept in two longs. */
    boolean isSmall() {
        return big == null;
    }

    /** Only where it is small. */
    long numerator() {
        return numerator;
    }

    /** Only where it is small. */
    long denominator() {
        return denominator;
    }

    Fraction plus(Fraction other) {
        if (big == null && other.big == null) {
            long common = denominator == other.denominator ? denominator : gcd(denominator, other.denominator);
            long mine = other.denominator / common;
            long theirs = denominator / common;
            if (fits(numerator, mine) && fits(other.numerator, theirs) && fits(denominator, mine)) {
                long left = numerator * mine;
                long right = other.numerator * theirs;
                long sum = left + right;
                if (((left ^ sum) & (right ^ sum)) >= 0) {
                    return new Fraction(sum, denominator * mine);
                }
            }
        }
        return of(
                above().multiply(other.below()).add(other.above().multiply(below())), below().multiply(other.below()));
    }

    Fraction minus(Fraction other) {
        return plus(
                other.big == null && other.numerator != Long.MIN_VALUE
                        ? new Fraction(-other.numerator, other.denominator)
                        : of(other.above().negate(), other.below()));
    }

    Fraction times(Fraction other) {
        if (big == null
                && other.big == null
                && fits(numerator, other.numerator)
                && fits(denominator, other.denominator)) {
            return new Fraction(numerator * other.numerator, denominator * other.denominator);
        }
        return of(above().multiply(other.above()), below().multiply(other.below()));
    }

    /** @param other above zero */
    Fraction over(Fraction other) {
        if (big == null
                && other.big == null
                && fits(numerator, other.denominator)
                && fits(denominator, other.numerator)) {
            return new Fraction(numerator * other.denominator, denominator * other.numerator);
        }
        return of(above().multiply(other.below()), below().multiply(other.above()));
    }

    Fraction atMost(Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Fraction atLeast(Fraction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    boolean reaches(Fraction other) {
        return compareTo(other) >= 0;
    }

    /** To be stored and shown, rounded down: a share just below a threshold never looks like it. */
    BigDecimal shown() {
        if (big != null || numerator < 0 || !fits(denominator, STEP) || numerator >= denominator * STEP) {
            return rounded(SHOWN_DECIMALS, RoundingMode.DOWN).stripTrailingZeros();
        }
        long whole = numerator < denominator ? 0 : numerator / denominator;
        long rest = (numerator - whole * denominator) * STEP;
        long first = rest / denominator;
        long second = rest == 0 ? 0 : (rest - first * denominator) * STEP / denominator;
        return plain((whole * STEP + first) * STEP + second);
    }

    private static BigDecimal plain(long tenDecimals) {
        long digits = tenDecimals;
        int scale = SHOWN_DECIMALS;
        if (digits % STEP == 0) {
            digits /= STEP;
            scale = SHOWN_DECIMALS / 2;
        }
        while (scale > 0 && digits % 10 == 0) {
            digits /= 10;
            scale--;
        }
        return digits == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(digits, scale);
    }

    /** The greatest whole number that is not above. */
    int floor() {
        return Math.toIntExact(
                big == null
                        ? Math.floorDiv(numerator, denominator)
                        : rounded(0, RoundingMode.FLOOR).longValueExact());
    }

    boolean isWholeNumber() {
        return big == null ? numerator % denominator == 0 : big.denominator().equals(BigInteger.ONE);
    }

    /** What is at least needed. */
    BigDecimal roundedUp(int decimals) {
        if (big != null || numerator < 0 || !fits(numerator, TEN[decimals])) {
            return rounded(decimals, RoundingMode.CEILING);
        }
        long units = numerator * TEN[decimals];
        long up = units % denominator == 0 ? 0 : 1;
        return BigDecimal.valueOf(units / denominator + up, decimals);
    }

    private BigDecimal rounded(int decimals, RoundingMode mode) {
        return new BigDecimal(above()).divide(new BigDecimal(below()), decimals, mode);
    }

    /** Crosswise, in 128 bits: no product of two longs is too large to be compared. */
    @Override
    public int compareTo(Fraction other) {
        if (big == null && other.big == null) {
            return compareProducts(numerator, other.denominator, other.numerator, denominator);
        }
        return above().multiply(other.below()).compareTo(other.above().multiply(below()));
    }

    /** How a × b compares with c × d. */
    static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }

    /** Whether the product is a long. */
    static boolean fits(long a, long b) {
        return Math.multiplyHigh(a, b) == (a * b) >> (Long.SIZE - 1);
    }

    static long gcd(long one, long other) {
        long a = Math.abs(one);
        long b = Math.abs(other);
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a == 0 ? 1 : a;
    }

    private BigInteger above() {
        return big == null ? BigInteger.valueOf(numerator) : big.numerator();
    }

    private BigInteger below() {
        return big == null ? BigInteger.valueOf(denominator) : big.denominator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fraction fraction && compareTo(fraction) == 0;
    }

    /** Of what is shown, which is the same for equal numbers however they are written. */
    @Override
    public int hashCode() {
        return shown().hashCode();
    }

    @Override
    public String toString() {
        return above() + "/" + below();
    }
}
