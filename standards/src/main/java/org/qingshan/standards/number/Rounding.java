/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.number;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Rounding of numerical values (数值修约), GB/T 8170-2008 §3: four down, six up, five to even, in one step only
 * (§3.3, no successive rounding). The only place where a number of a standard is rounded.
 */
public final class Rounding {

    private Rounding() {}

    /** GB/T 8170-2008 §3.2: to a number of decimals; a negative number rounds to tens, hundreds … */
    public static Decimal decimals(Ratio value, int decimals) {
        if (decimals >= 0) {
            BigInteger scaled = value.numerator().multiply(PowersOfTen.big(decimals));
            return Decimal.of(halfEven(scaled, value.denominator()), decimals);
        }
        BigInteger unit = PowersOfTen.big(-decimals);
        return Decimal.of(
                halfEven(value.numerator(), value.denominator().multiply(unit)).multiply(unit), 0);
    }

    public static Decimal decimals(Decimal value, int decimals) {
        return decimals(value.toRatio(), decimals);
    }

    /** GB/T 8170-2008 §3.2: to a number of significant digits. */
    public static Decimal significant(Ratio value, int digits) {
        if (digits < 1) {
            throw new IllegalArgumentException("significant digits " + digits + " must be at least 1");
        }
        if (value.signum() == 0) {
            return Decimal.of(0, digits - 1);
        }
        int decimals = digits - 1 - exponent(value.abs());
        Decimal rounded = decimals(value, decimals);
        boolean carried = exponent(rounded.toRatio().abs()) > exponent(value.abs());
        return carried ? decimals(value, decimals - 1) : rounded;
    }

    /**
     * To a number of decimals, but never to zero: one significant digit stays (surface-water statistics rule
     * 环办监测函〔2020〕82号; 0.00005 stays 0.00005 at three decimals).
     */
    public static Decimal decimalsKeepingOneDigit(Ratio value, int decimals) {
        Decimal rounded = decimals(value, decimals);
        return rounded.signum() == 0 && value.signum() != 0 ? significant(value, 1) : rounded;
    }

    /** Result of a transcendental or statistical formula: 12 significant digits, before any rounding by a standard. */
    public static Ratio fromDouble(double value) {
        return significant(Decimal.of(new BigDecimal(value)).toRatio(), 12).toRatio();
    }

    private static int exponent(Ratio positive) {
        int guess = positive.numerator().toString().length()
                - positive.denominator().toString().length();
        return positive.compareTo(power(guess)) >= 0 ? guess : guess - 1;
    }

    private static Ratio power(int exponent) {
        return exponent >= 0
                ? Ratio.of(PowersOfTen.big(exponent), BigInteger.ONE)
                : Ratio.of(BigInteger.ONE, PowersOfTen.big(-exponent));
    }

    private static BigInteger halfEven(BigInteger numerator, BigInteger denominator) {
        BigInteger[] parts = numerator.abs().divideAndRemainder(denominator);
        int half = parts[1].shiftLeft(1).compareTo(denominator);
        boolean up = half > 0 || (half == 0 && parts[0].testBit(0));
        BigInteger rounded = up ? parts[0].add(BigInteger.ONE) : parts[0];
        return numerator.signum() < 0 ? rounded.negate() : rounded;
    }
}
