/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

/** How a factor is averaged and what else a logger reports with it. */
enum Role {
    /** Arithmetic mean, no amount: temperature, pH, ambient air, river water. */
    PLAIN,
    /** Dry standard flow in m³/s; its amount is m³. */
    GAS_FLOW,
    /** Arithmetic mean; its amount is concentration times dry standard flow, in kg. */
    GAS_POLLUTANT,
    /** As before, and converted to the reference oxygen as well (折算). */
    GAS_CONVERTED,
    /** Flow in L/s; its amount is m³. */
    WATER_FLOW,
    /** Mean weighted by flow; its amount is mean times volume, in kg. */
    WATER_POLLUTANT
}
