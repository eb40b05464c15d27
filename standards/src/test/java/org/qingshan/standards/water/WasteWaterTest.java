/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.water;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.number.Rounding;

class WasteWaterTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/waste-water.csv", delimiter = ';', numLinesToSkip = 2)
    void formulasOfAppendixD(String clause, String formula, String a, String b, @Nullable String expected) {
        Optional<Ratio> result = compute(formula, Ratio.of(a), Ratio.of(b));
        if (expected == null) {
            assertThat(result).as(clause).isEmpty();
        } else {
            int decimals = Decimal.of(expected).scale();
            assertThat(Rounding.decimals(result.orElseThrow(), decimals))
                    .as(clause)
                    .hasToString(expected);
        }
    }

    private static Optional<Ratio> compute(String formula, Ratio a, Ratio b) {
        return switch (formula) {
            case "volume" -> Optional.of(WasteWater.volume(a, b.numerator().longValueExact()));
            case "load" -> Optional.of(WasteWater.load(a, b));
            case "mean" -> WasteWater.findWeightedMean(a, b);
            case "flow" -> Optional.of(WasteWater.meanFlow(a, b.numerator().longValueExact()));
            default -> throw new IllegalArgumentException(formula);
        };
    }
}
