/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.number;

import java.math.BigInteger;
import java.util.Optional;

/** Powers of ten, as {@code long} up to 10^18. */
public final class PowersOfTen {

    public static final int MAX_LONG = 18;
    private static final long[] LONGS = new long[MAX_LONG + 1];
    private static final BigInteger[] BIG = new BigInteger[2 * Decimal.MAX_SCALE + 1];
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    static {
        LONGS[0] = 1;
        for (int i = 1; i < LONGS.length; i++) {
            LONGS[i] = LONGS[i - 1] * 10;
        }
        for (int i = 0; i < BIG.length; i++) {
            BIG[i] = BigInteger.TEN.pow(i);
        }
    }

    private PowersOfTen() {}

    public static long get(int exponent) {
        return LONGS[exponent];
    }

    public static BigInteger big(int exponent) {
        return exponent < BIG.length ? BIG[exponent] : BigInteger.TEN.pow(exponent);
    }

    /** The least scale at which 1/denominator is a whole number of units, if the denominator is 2^a × 5^b. */
    static Optional<Integer> findScale(BigInteger denominator) {
        int twos = denominator.getLowestSetBit();
        BigInteger rest = denominator.shiftRight(twos);
        int fives = 0;
        while (rest.mod(FIVE).signum() == 0) {
            rest = rest.divide(FIVE);
            fives++;
        }
        int scale = Math.max(twos, fives);
        return rest.equals(BigInteger.ONE) && scale <= Decimal.MAX_SCALE ? Optional.of(scale) : Optional.empty();
    }
}
