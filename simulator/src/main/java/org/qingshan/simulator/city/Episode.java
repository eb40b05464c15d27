/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

/** Something unusual at a site, at certain times. */
sealed interface Episode {

    Times times();

    default boolean covers(long minute) {
        return times().covers(minute);
    }

    /**
     * When an episode holds: from {@code offset} (minutes since 1970) for {@code length} minutes, again every
     * {@code period} minutes. What changes values recurs at fixed times, not at times after the start: a second start of
     * the demonstration must not tell another past.
     */
    record Times(long offset, long period, long length) {

        static Times everyHours(int period, int offset, int length) {
            return new Times(offset * 60L, period * 60L, length * 60L);
        }

        static Times from(long minute) {
            return new Times(minute, Long.MAX_VALUE, Long.MAX_VALUE);
        }

        boolean covers(long minute) {
            return Math.floorMod(minute - offset, period) < length;
        }

        /** The first minute of the occurrence in which a minute lies. */
        long beginOf(long minute) {
            return minute - Math.floorMod(minute - offset, period);
        }
    }

    /** A factor is a multiple of its usual value: an exceedance, a bypass, a dilution. */
    record Multiplied(String code, double by, Times times) implements Episode {}

    /** A factor keeps the value it had at the first minute: a flat line. */
    record Frozen(String code, Times times) implements Episode {}

    /** All factors carry a flag: C calibration, M maintenance, D fault, F stopped. */
    record Flagged(String flag, Times times) implements Episode {}

    /** The logger has no connection; it keeps what it measures and sends it afterwards. */
    record CutOff(Times times) implements Episode {
        @Override
        public boolean covers(long minute) {
            return minute >= times.offset();
        }
    }
}
