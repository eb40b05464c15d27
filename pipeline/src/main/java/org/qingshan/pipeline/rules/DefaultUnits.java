/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import org.qingshan.standards.factor.Factor;
import org.qingshan.standards.factor.Factors;
import org.qingshan.standards.unit.Unit;
import org.qingshan.standards.validity.Medium;

/**
 * The unit of a code that no channel declares. The standard prints ng/m³ for dust, ammonia and methane; devices send
 * µg/m³ at stations and mg/m³ at stacks, and stations send all gases but CO in µg/m³.
 */
public final class DefaultUnits {

    private static final String CARBON_MONOXIDE = "a21005";

    private DefaultUnits() {}

    public static Unit of(String factor, Medium medium) {
        Unit printed = Factors.find(factor).map(Factor::unit).orElse(Unit.NONE);
        if (printed != Unit.NG_PER_M3 && printed != Unit.MG_PER_M3) {
            return printed;
        }
        boolean station = medium == Medium.AMBIENT_AIR && !factor.equals(CARBON_MONOXIDE);
        return station ? Unit.UG_PER_M3 : Unit.MG_PER_M3;
    }
}
