/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.util.Map;

/**
 * How a maker deviates from the edition, as data. Names are matched exactly as the device sends them.
 *
 * @param name the name it is registered under
 * @param codes factor codes of the maker to codes of the tables, for example {@code O3} to {@code a05024}
 * @param suffixes suffixes of the maker to suffixes of the edition
 * @param realtimeIntervalSeconds seconds of one unit of {@code RtdInterval}: 1, or 60 for surface-water stations
 */
public record Dialect(
        String name, Map<String, String> codes, Map<String, String> suffixes, int realtimeIntervalSeconds) {
    /** No deviation. */
    public static final Dialect NONE = new Dialect("", Map.of(), Map.of(), 1);

    /** Surface-water stations count the real-time interval in minutes. */
    public static final Dialect SURFACE_WATER = new Dialect("1404", Map.of(), Map.of(), 60);

    public Dialect {
        codes = Map.copyOf(codes);
        suffixes = Map.copyOf(suffixes);
    }

    /** Whether there is any name to translate. */
    public boolean renames() {
        return !codes.isEmpty() || !suffixes.isEmpty();
    }
}
