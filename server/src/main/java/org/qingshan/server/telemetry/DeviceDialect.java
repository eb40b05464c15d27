/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.util.Map;

/**
 * How a maker deviates from the edition, as data of the registry.
 *
 * @param name as the device's registration says; empty = no deviation
 * @param codes factor codes of the maker to codes of the tables
 * @param suffixes suffixes of the maker to suffixes of the edition
 * @param realtimeUnitSeconds seconds of one unit of {@code RtdInterval}
 */
public record DeviceDialect(
        String name, Map<String, String> codes, Map<String, String> suffixes, int realtimeUnitSeconds) {

    public static final DeviceDialect NONE = new DeviceDialect("", Map.of(), Map.of(), 1);

    public DeviceDialect {
        codes = Map.copyOf(codes);
        suffixes = Map.copyOf(suffixes);
    }
}
