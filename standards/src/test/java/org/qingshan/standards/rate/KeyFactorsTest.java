/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.qingshan.standards.factor.Factors;

class KeyFactorsTest {

    @Test
    void everyKeyFactorIsOneOfTheFactorTable() {
        assertThat(KeyFactors.list())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(Factors.find(entry.factor()))
                        .as(entry.factor())
                        .isPresent());
    }

    @Test
    void noFactorIsInForceTwiceOnADay() {
        List<KeyFactors.Entry> entries = KeyFactors.list();
        for (KeyFactors.Entry one : entries) {
            assertThat(entries)
                    .filteredOn(other -> other.factor().equals(one.factor())
                            && begin(one).isBefore(end(other))
                            && begin(other).isBefore(end(one)))
                    .containsExactly(one);
        }
    }

    private static LocalDate begin(KeyFactors.Entry entry) {
        return Objects.requireNonNullElse(entry.from(), LocalDate.MIN);
    }

    private static LocalDate end(KeyFactors.Entry entry) {
        return Objects.requireNonNullElse(entry.to(), LocalDate.MAX);
    }
}
