/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.unit;

/** What a unit measures; only units of one dimension convert into each other. */
public enum Dimension {
    MASS_CONCENTRATION,
    COUNT_CONCENTRATION,
    VOLUME_FLOW,
    VOLUME,
    MASS,
    MASS_FLOW,
    PRESSURE,
    TEMPERATURE,
    SPEED,
    LENGTH,
    AREA,
    FRACTION,
    VOLUME_FRACTION,
    CONDUCTIVITY,
    TURBIDITY,
    POTENTIAL,
    CURRENT,
    ENERGY,
    SOUND_LEVEL,
    ANGLE,
    ACIDITY,
    COLOUR,
    ACTIVITY_CONCENTRATION,
    DEPOSITION,
    TIME,
    NUMBER
}
