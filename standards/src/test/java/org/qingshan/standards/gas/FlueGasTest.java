/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.gas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.number.Rounding;
import org.qingshan.standards.table.Certainty;

class FlueGasTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/flue-gas.csv", delimiter = ';', numLinesToSkip = 2)
    void formulasOfAppendixD(
            String clause,
            String formula,
            String a,
            @Nullable String b,
            @Nullable String c,
            @Nullable String d,
            @Nullable String e,
            @Nullable String expected) {
        Optional<Ratio> result = compute(formula, Ratio.of(a), ratio(b), ratio(c), ratio(d), ratio(e));
        if (expected == null) {
            assertThat(result).as(clause).isEmpty();
        } else {
            int decimals = Decimal.of(expected).scale();
            assertThat(Rounding.decimals(result.orElseThrow(), decimals))
                    .as(clause)
                    .hasToString(expected);
        }
    }

    private static Ratio ratio(@Nullable String text) {
        return text == null ? Ratio.ZERO : Ratio.of(text);
    }

    private static Optional<Ratio> compute(String formula, Ratio a, Ratio b, Ratio c, Ratio d, Ratio e) {
        return switch (formula) {
            case "standard" -> Optional.of(FlueGas.toStandardState(a, b, c, d));
            case "dry" -> Optional.of(FlueGas.toDry(a, b));
            case "nox" -> Optional.of(FlueGas.nitrogenOxides(a, b));
            case "nox-ppm" -> Optional.of(FlueGas.nitrogenOxidesFromPpm(a, b));
            case "excess-air" -> FlueGas.findExcessAir(a);
            case "converted" -> FlueGas.findConverted(a, b, c);
            case "converted-air" -> FlueGas.findConvertedByExcessAir(a, b, c);
            case "used-reference" -> FlueGas.findUsedReference(a, b, c);
            case "velocity" -> Optional.of(FlueGas.velocity(a, b));
            case "flow" -> Optional.of(FlueGas.hourlyFlow(a, b));
            case "dry-flow" -> Optional.of(FlueGas.dryStandardFlow(a, b, c, d, e));
            case "emission" -> Optional.of(FlueGas.emission(a, b));
            default -> Optional.of(FlueGas.fromPpm(a, Gas.valueOf(formula.substring(4))));
        };
    }

    @Test
    void theUsedReferenceOfNothingIsUnknown() {
        assertThat(FlueGas.findUsedReference(Ratio.ZERO, Ratio.ZERO, Ratio.of(9)))
                .isEmpty();
    }

    @Test
    void referenceOxygenIsAProposalAndSaysSo() {
        assertThat(ReferenceOxygen.find("coal-boiler")).hasValueSatisfying(entry -> {
            assertThat(entry.oxygen()).hasToString("9");
            assertThat(entry.certainty()).isEqualTo(Certainty.UNVERIFIED);
        });
        assertThat(ReferenceOxygen.list()).hasSize(12);
    }
}
