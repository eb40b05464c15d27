/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

/** Randomness without state: the same seed, stream and time always give the same number. */
final class Noise {

    private Noise() {}

    /** Evenly spread in [0, 1). */
    static double even(long seed, long stream, long step) {
        return (mix(seed * 0x9E3779B97F4A7C15L + mix(stream * 0xD1B54A32D192ED03L + step)) >>> 11) * 0x1.0p-53;
    }

    /**
     * A smooth course between -1 and 1 that takes a new direction every {@code period} minutes, with half as much of a
     * course four times as fast on top.
     */
    static double smooth(long seed, long stream, double minute, double period) {
        double slow = interpolated(seed, stream, minute / period);
        double fast = interpolated(seed, stream + 1_000_003, 4 * minute / period);
        return (slow + fast / 2) / 1.5;
    }

    private static double interpolated(long seed, long stream, double position) {
        long step = (long) Math.floor(position);
        double part = position - step;
        double weight = part * part * (3 - 2 * part);
        double from = even(seed, stream, step);
        double to = even(seed, stream, step + 1);
        return 2 * (from + (to - from) * weight) - 1;
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
