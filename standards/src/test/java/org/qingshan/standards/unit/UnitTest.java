/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qingshan.standards.number.Ratio;

class UnitTest {

    @ParameterizedTest
    @CsvSource({
        "1,      mg/m3, ug/m3, 1000",
        "35,     ng/m3, µg/m³, 0.035",
        "1,      g/L,   mg/L,  1000",
        "1,      mg/L,  mg/m3, 1000",
        "10,     L/s,   m3/h,  36",
        "3600,   m³/h,  m3/s,  1",
        "86.4,   m3/d,  L/s,   1",
        "103.79, kPa,   Pa,    103790",
        "1013.25, hPa,  kPa,   101.325",
        "17.37,  kg,    g,     17370",
    })
    void convertsExactly(String value, String from, String to, String expected) {
        assertThat(Unit.get(from).convert(Ratio.of(value), Unit.get(to))).isEqualTo(Ratio.of(expected));
    }

    @ParameterizedTest
    @EnumSource
    void everySymbolReadsBack(Unit unit) {
        assertThat(Unit.find(unit.symbol())).contains(unit);
    }

    @Test
    void otherDimensionsDoNotConvert() {
        assertThatThrownBy(() -> Unit.MG_PER_L.convert(Ratio.ONE, Unit.L_PER_S))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MG_PER_L");
        assertThat(Unit.find("furlong")).isEmpty();
    }
}
