/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.util.List;

/** The digits of every packet, a pure function of seed, packet number and variant; cheap enough to be drawn twice. */
final class LoadValues {

    private static final long CHANGED = 0x5DEECE66DL << 20;
    private static final int[] ODD = oddNumbers();

    private final List<LoadFactor> factors;
    private final long seed;

    LoadValues(List<LoadFactor> factors, long seed) {
        this.factors = factors;
        this.seed = seed;
    }

    /** A number from which all digits of one packet are drawn. */
    long draw(int packet, boolean changed) {
        return mix(seed * 0x9E3779B97F4A7C15L + packet + (changed ? CHANGED : 0));
    }

    static int digits(long draw, int factor, int range) {
        int spread = (int) (draw >>> 32) * ODD[factor] + (int) draw;
        return (int) (((spread & 0xFFFFFFFFL) * range) >>> 32);
    }

    /**
     * The checksum of one packet's values that the keys file carries: the sum over its factors, sorted by code, of
     * position (from 1) times the {@code -Rtd} value in thousandths.
     */
    long digest(int packet, boolean changed) {
        long draw = draw(packet, changed);
        long sum = 0;
        for (int i = 0; i < factors.size(); i++) {
            var factor = factors.get(i);
            sum += (long) (i + 1) * factor.thousandths(digits(draw, i, factor.range()));
        }
        return sum;
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static int[] oddNumbers() {
        var odd = new int[LoadFactor.MAX];
        for (int i = 0; i < odd.length; i++) {
            odd[i] = (int) mix(i + 77L) | 1;
        }
        return odd;
    }
}
