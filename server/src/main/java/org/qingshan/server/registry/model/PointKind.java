/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

/** What kind of place measures. */
public enum PointKind implements Choice {
    WASTE_GAS_OUTLET("waste_gas_outlet", "废气排放口"),
    WASTE_WATER_OUTLET("waste_water_outlet", "废水排放口"),
    AIR_STATION("air_station", "空气站"),
    MICRO_STATION("micro_station", "微型站"),
    WATER_SECTION("water_section", "断面"),
    PUMP_STATION("pump_station", "泵站");

    private final String code;
    private final String chinese;

    PointKind(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    /** Outlets belong to an enterprise; the other kinds may. */
    public boolean isOutlet() {
        return this == WASTE_GAS_OUTLET || this == WASTE_WATER_OUTLET;
    }
}
