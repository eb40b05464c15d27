/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import org.qingshan.standards.validity.Medium;

/** Kinds of monitoring points. */
public enum PointKind {
    WASTE_GAS_OUTLET(Medium.WASTE_GAS),
    WASTE_WATER_OUTLET(Medium.WASTE_WATER),
    AIR_STATION(Medium.AMBIENT_AIR),
    MICRO_STATION(Medium.AMBIENT_AIR),
    WATER_SECTION(Medium.SURFACE_WATER),
    PUMP_STATION(Medium.SURFACE_WATER);

    private final Medium medium;

    PointKind(Medium medium) {
        this.medium = medium;
    }

    public Medium medium() {
        return medium;
    }
}
