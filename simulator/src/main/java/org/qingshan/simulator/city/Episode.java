/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

/** Something unusual at a site between two minutes (the second excluded). */
sealed interface Episode {

    long from();

    long to();

    default boolean covers(long minute) {
        return minute >= from() && minute < to();
    }

    /** A factor is a multiple of its usual value: an exceedance, a bypass, a dilution. */
    record Multiplied(String code, double by, long from, long to) implements Episode {}

    /** A factor keeps the value it had at the first minute: a flat line. */
    record Frozen(String code, long from, long to) implements Episode {}

    /** All factors carry a flag: C calibration, M maintenance, D fault, F stopped. */
    record Flagged(String flag, long from, long to) implements Episode {}

    /** The logger has no connection; it keeps what it measures and sends it afterwards. */
    record CutOff(long from, long to) implements Episode {}
}
