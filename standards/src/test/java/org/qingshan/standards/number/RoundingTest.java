/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RoundingTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/rounding.csv", delimiter = ';', numLinesToSkip = 2)
    void roundsAsTheStandardSays(String clause, String input, int decimals, String expected) {
        assertThat(Rounding.decimals(Ratio.of(input), decimals)).as(clause).hasToString(expected);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/significant.csv", delimiter = ';', numLinesToSkip = 1)
    void roundsToSignificantDigits(String clause, String input, int digits, String expected) {
        assertThat(Rounding.significant(Ratio.of(input), digits)).as(clause).hasToString(expected);
    }

    @Test
    void keepsOneDigitWhereRoundingWouldGiveZero() {
        assertThat(Rounding.decimalsKeepingOneDigit(Ratio.of("0.00005"), 3)).hasToString("0.00005");
        assertThat(Rounding.decimalsKeepingOneDigit(Ratio.of("0.0004"), 3)).hasToString("0.0004");
        assertThat(Rounding.decimalsKeepingOneDigit(Ratio.of("0.0006"), 3)).hasToString("0.001");
        assertThat(Rounding.decimalsKeepingOneDigit(Ratio.ZERO, 3)).hasToString("0.000");
    }

    @Test
    void resultsOfTranscendentalFormulasLoseTheirBinaryTail() {
        assertThat(Rounding.fromDouble(0.1 + 0.2)).isEqualTo(Ratio.of("0.3"));
    }

    @Property
    void agreesWithTheDecimalTypeOfTheLanguage(
            @ForAll long unscaled,
            @ForAll @IntRange(max = 12) int scale,
            @ForAll @IntRange(min = -4, max = 12) int decimals) {
        BigDecimal value = BigDecimal.valueOf(unscaled, scale);
        BigDecimal expected = value.setScale(decimals, RoundingMode.HALF_EVEN);
        assertThat(Rounding.decimals(Ratio.ofUnscaled(unscaled, scale), decimals)
                        .toBigDecimal())
                .isEqualByComparingTo(expected);
    }

    @Property
    void significantDigitsAgreeToo(
            @ForAll @LongRange(min = 1) long numerator,
            @ForAll @LongRange(min = 1, max = 1_000_000) long denominator,
            @ForAll @IntRange(min = 1, max = 15) int digits) {
        BigDecimal value = new BigDecimal(numerator).divide(new BigDecimal(denominator), new MathContext(60));
        BigDecimal expected = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        assertThat(Rounding.significant(Ratio.of(numerator, denominator), digits)
                        .toBigDecimal())
                .isEqualByComparingTo(expected);
    }
}
