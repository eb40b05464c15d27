/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @Test
    void theScaleIsEvidence() {
        assertThat(Decimal.of("0")).isNotEqualTo(Decimal.of("0.000"));
        assertThat(Decimal.of("0")).isEqualByComparingTo(Decimal.of("0.000"));
        assertThat(Decimal.of("0.000")).hasToString("0.000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "N", "1e3", "35(H)", "NaN", "1.2.3", " 1", "1,2", "."})
    void whatIsNoPlainNumberIsNotRead(String text) {
        assertThat(Decimal.find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1.5", "007", ".5", "5.", "-0.00"})
    void signsAndLeadingZerosAreRead(String text) {
        assertThat(Decimal.find(text)).isPresent();
    }

    @Test
    void refusalTellsTheLikelyCause() {
        assertThatThrownBy(() -> Decimal.of("35(H)"))
                .hasMessageContaining("35(H)")
                .hasMessageContaining("mark");
    }

    @Property
    void arithmeticIsExactAlsoBeyondTheLong(@ForAll long a, @ForAll long b, @ForAll @IntRange(max = 18) int scale) {
        Decimal left = Decimal.of(a, scale);
        Decimal right = Decimal.of(b, 3);
        BigDecimal product = left.toBigDecimal().multiply(right.toBigDecimal());
        assertThat(left.times(right).toBigDecimal()).isEqualTo(product);
        assertThat(left.plus(right).minus(right)).isEqualByComparingTo(left);
        assertThat(Decimal.of(left.toString())).isEqualTo(left);
    }
}
