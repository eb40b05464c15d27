/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.qingshan.standards.number.Ratio;

class RatesTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/rates.csv", delimiter = ';', numLinesToSkip = 1)
    void ratesOfTransmissionAndValidity(
            String clause, String rate, long a, long b, @Nullable Long c, @Nullable String expected) {
        long third = c == null ? 0 : c;
        Optional<Ratio> result = switch (rate) {
            case "transmission" -> Rates.findTransmission(a, b);
            case "validity" -> Rates.findValidity(a, b);
            case "effective" -> Rates.findEffectiveTransmission(a, b, third);
            case "capture" -> Rates.findCapture(a, b, third);
            case "online" -> Rates.findOnline(a, b);
            default -> throw new IllegalArgumentException(rate);
        };
        assertThat(result).as(clause).isEqualTo(Optional.ofNullable(expected).map(Ratio::of));
    }
}
