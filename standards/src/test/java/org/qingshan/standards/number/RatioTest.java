/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RatioTest {

    @Property
    void sumsDoNotDependOnTheOrder(@ForAll long a, @ForAll long b, @ForAll @IntRange(min = 1) int c) {
        Ratio left = Ratio.of(a, c).plus(Ratio.of(b)).plus(Ratio.of(c, 7));
        Ratio right = Ratio.of(c, 7).plus(Ratio.of(a, c)).plus(Ratio.of(b));
        assertThat(left).isEqualTo(right).hasSameHashCodeAs(right);
    }

    @Property
    void dividingUndoesMultiplying(@ForAll long a, @ForAll @IntRange(min = 1) int b) {
        assertThat(Ratio.of(a).times(Ratio.of(b, 3)).dividedBy(Ratio.of(b, 3))).isEqualTo(Ratio.of(a));
    }

    @Property
    void textReadsBack(@ForAll long numerator, @ForAll @IntRange(min = 1) int denominator) {
        Ratio ratio = Ratio.of(numerator, denominator);
        assertThat(Ratio.of(ratio.toString())).isEqualTo(ratio);
    }

    @Property
    void comparesAsTheDifferenceSays(@ForAll long a, @ForAll int b, @ForAll @IntRange(min = 1) int c) {
        Ratio left = Ratio.of(a, c);
        Ratio right = Ratio.of(b, 11);
        assertThat(Integer.signum(left.compareTo(right)))
                .isEqualTo(left.minus(right).signum());
    }

    @Test
    void longAndBigIntegerPathsAgree() {
        assertThat(Ratio.of(Long.MIN_VALUE, 6))
                .isEqualTo(Ratio.of(BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(6)));
        assertThat(Ratio.of(6, -4)).isEqualTo(Ratio.of(-3, 2));
        assertThat(Ratio.of(0, 7)).isEqualTo(Ratio.ZERO);
    }

    @Test
    void finiteDecimalsAreFoundAndOthersAreNot() {
        assertThat(Ratio.of(1, 8).findDecimal())
                .hasValueSatisfying(value -> assertThat(value).hasToString("0.125"));
        assertThat(Ratio.of(1, 3).findDecimal()).isEmpty();
    }

    @Test
    void divisionByZeroIsRefused() {
        assertThatThrownBy(() -> Ratio.ONE.dividedBy(Ratio.ZERO)).isInstanceOf(ArithmeticException.class);
    }
}
