/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.gas;

import org.qingshan.standards.number.Ratio;

/** Gases with the rounded molar masses of HJ 212-2017 Appendix D, g/mol. */
public enum Gas {
    SO2(640),
    NO(300),
    NO2(460),
    CO(280),
    HCL(365);

    private final int tenthGrams;

    Gas(int tenthGrams) {
        this.tenthGrams = tenthGrams;
    }

    public Ratio molarMass() {
        return Ratio.of(tenthGrams, 10);
    }
}
