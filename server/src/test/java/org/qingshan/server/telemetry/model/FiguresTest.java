/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "0.000", "-1.5", "23.4", "9223372036854775807", "-9223372036854775808", "0.0000000000000001"
            })
    void keepsEveryDigit(String text) {
        var number = new BigDecimal(text);
        var packer = new Figures.Packer();
        packer.add(number.unscaledValue().longValueExact(), number.scale());

        Figures figures = Figures.unpack(packer.packed());

        assertThat(figures.findNumber(0)).contains(number);
    }

    @Test
    void keepsThePlaceOfWhatIsNoNumber() {
        var packer = new Figures.Packer();
        for (int i = 0; i < 300; i++) {
            packer.add(i, 1);
            packer.addNone();
        }

        Figures figures = Figures.unpack(packer.packed());

        assertThat(figures.size()).isEqualTo(600);
        assertThat(figures.findNumber(598)).contains(new BigDecimal("29.9"));
        assertThat(figures.findNumber(599)).isEmpty();
    }
}
