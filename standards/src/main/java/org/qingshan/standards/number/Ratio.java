/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.number;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ratio of integers in lowest terms. Whatever a standard rounds stays one until its single rounding by {@link
 * Rounding}; there is no division with a precision anywhere. Two ratios are equal when the numbers are equal.
 */
public final class Ratio implements Comparable<Ratio> {

    public static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);
    public static final Ratio ONE = new Ratio(BigInteger.ONE, BigInteger.ONE);

    private static final int SMALL_BITS = 31;

    private final BigInteger numerator;
    private final BigInteger denominator;

    private Ratio(BigInteger numerator, BigInteger denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    public static Ratio of(long whole) {
        return new Ratio(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Ratio of(long numerator, long denominator) {
        if (denominator > 0 && numerator != Long.MIN_VALUE) {
            long divisor = gcd(Math.abs(numerator), denominator);
            return new Ratio(BigInteger.valueOf(numerator / divisor), BigInteger.valueOf(denominator / divisor));
        }
        return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    public static Ratio of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division of " + numerator + " by zero");
        }
        if (denominator.signum() < 0) {
            return of(numerator.negate(), denominator.negate());
        }
        if (denominator.equals(BigInteger.ONE)) {
            return new Ratio(numerator, denominator);
        }
        BigInteger divisor = numerator.gcd(denominator);
        return divisor.equals(BigInteger.ONE)
                ? new Ratio(numerator, denominator)
                : new Ratio(numerator.divide(divisor), denominator.divide(divisor));
    }

    public static Ratio of(Decimal decimal) {
        return decimal.isCompact()
                ? ofUnscaled(decimal.unscaledLong(), decimal.scale())
                : of(decimal.unscaled(), PowersOfTen.big(decimal.scale()));
    }

    /** unscaled × 10^-scale. */
    public static Ratio ofUnscaled(long unscaled, int scale) {
        return scale <= PowersOfTen.MAX_LONG
                ? of(unscaled, PowersOfTen.get(scale))
                : of(BigInteger.valueOf(unscaled), PowersOfTen.big(scale));
    }

    /** Reads a decimal ({@code 23.45}) or a quotient of two ({@code 1/3}). */
    public static Ratio of(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? of(Decimal.of(text.strip()))
                : of(Decimal.of(text.substring(0, slash).strip()))
                        .dividedBy(of(Decimal.of(text.substring(slash + 1).strip())));
    }

    private static long gcd(long left, long right) {
        long a = left;
        long b = right;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a == 0 ? 1 : a;
    }

    public BigInteger numerator() {
        return numerator;
    }

    /** Always positive. */
    public BigInteger denominator() {
        return denominator;
    }

    public int signum() {
        return numerator.signum();
    }

    public Ratio plus(Ratio other) {
        if (isSmall() && other.isSmall()) {
            long mine = denominator.longValue();
            long theirs = other.denominator.longValue();
            return mine == theirs
                    ? of(numerator.longValue() + other.numerator.longValue(), mine)
                    : of(numerator.longValue() * theirs + other.numerator.longValue() * mine, mine * theirs);
        }
        if (denominator.equals(other.denominator)) {
            return of(numerator.add(other.numerator), denominator);
        }
        return of(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Ratio minus(Ratio other) {
        return plus(other.negate());
    }

    /** Products and sums of products of two such ratios fit a {@code long}. */
    private boolean isSmall() {
        return numerator.bitLength() <= SMALL_BITS && denominator.bitLength() <= SMALL_BITS;
    }

    public Ratio times(Ratio other) {
        if (isSmall() && other.isSmall()) {
            return of(
                    numerator.longValue() * other.numerator.longValue(),
                    denominator.longValue() * other.denominator.longValue());
        }
        return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Ratio times(long factor) {
        return of(numerator.multiply(BigInteger.valueOf(factor)), denominator);
    }

    public Ratio dividedBy(Ratio other) {
        if (other.signum() > 0 && isSmall() && other.isSmall()) {
            return of(
                    numerator.longValue() * other.denominator.longValue(),
                    denominator.longValue() * other.numerator.longValue());
        }
        return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Ratio dividedBy(long divisor) {
        if (divisor > 0 && divisor <= Integer.MAX_VALUE && isSmall()) {
            return of(numerator.longValue(), denominator.longValue() * divisor);
        }
        return of(numerator, denominator.multiply(BigInteger.valueOf(divisor)));
    }

    public Ratio negate() {
        return new Ratio(numerator.negate(), denominator);
    }

    public Ratio abs() {
        return signum() < 0 ? negate() : this;
    }

    public Ratio min(Ratio other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Ratio max(Ratio other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isAbove(Ratio other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Ratio other) {
        return compareTo(other) < 0;
    }

    /** The same number as a finite decimal of the least scale, if it is one with at most 100 decimals. */
    public Optional<Decimal> findDecimal() {
        return PowersOfTen.findScale(denominator)
                .map(scale ->
                        Decimal.of(numerator.multiply(PowersOfTen.big(scale)).divide(denominator), scale));
    }

    /** For statistics and drawing only, never to be stored as a measured value. */
    public double toDouble() {
        if (numerator.bitLength() <= 53 && denominator.bitLength() <= 53) {
            return (double) numerator.longValue() / denominator.longValue();
        }
        return Rounding.significant(this, 20).toDouble();
    }

    @Override
    public int compareTo(Ratio other) {
        if (isSmall() && other.isSmall()) {
            return Long.compare(
                    numerator.longValue() * other.denominator.longValue(),
                    other.numerator.longValue() * denominator.longValue());
        }
        return denominator.equals(other.denominator)
                ? numerator.compareTo(other.numerator)
                : numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Ratio other
                && numerator.equals(other.numerator)
                && denominator.equals(other.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }

    /** A finite decimal where there is one, else {@code numerator/denominator}; {@link #of(String)} reads both. */
    @Override
    public String toString() {
        return findDecimal().map(Decimal::toString).orElseGet(() -> numerator + "/" + denominator);
    }
}
