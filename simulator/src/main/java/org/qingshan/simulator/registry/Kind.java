/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.registry;

import java.util.List;
import java.util.Locale;

/** The kinds of registry import files, in the order in which they must be imported. */
public enum Kind {
    REGIONS("code", "name", "name_en", "level", "parent"),
    ENTERPRISES("code", "name", "name_en", "short_name", "credit_code", "industry", "region", "lon", "lat", "address"),
    POINTS("code", "kind", "name", "name_en", "enterprise", "region", "lon", "lat", "reference_o2"),
    DEVICES(
            "mn",
            "name",
            "point",
            "edition",
            "dialect",
            "crc",
            "password",
            "addresses",
            "realtime_interval_s",
            "minute_interval_min",
            "label_side",
            "clock_offset_s"),
    CHANNELS("mn", "st", "wire_code", "point", "factor", "unit", "label_side", "priority", "valid_from", "valid_to"),
    LIMITS(
            "point",
            "factor",
            "averaging",
            "basis",
            "lower",
            "upper",
            "unit",
            "standard",
            "clause",
            "valid_from",
            "valid_to");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> columns;

    Kind(String... columns) {
        this.columns = List.of(columns);
    }

    /** The head of the file. */
    public List<String> columns() {
        return columns;
    }

    /** The name used in paths and file names, for example {@code regions}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String fileName() {
        return label() + ".csv";
    }
}
