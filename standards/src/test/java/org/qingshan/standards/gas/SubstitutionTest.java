/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.gas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.table.Certainty;

class SubstitutionTest {

    /** Valid hours of 10 with one of 99 so many hours before the gap. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/vectors/substitution.csv", delimiter = ';', numLinesToSkip = 1)
    void theLargestOfTheLastValidHours(
            String clause,
            long captured,
            long due,
            long gapHours,
            int spikeHoursAgo,
            int validHours,
            @Nullable Long expected) {
        List<Ratio> before = new ArrayList<>();
        for (int ago = validHours; ago >= 1; ago--) {
            before.add(Ratio.of(ago == spikeHoursAgo ? 99 : 10));
        }
        assertThat(Substitution.findValue(Substitution.standard(), Ratio.of(captured, due), gapHours, before))
                .as(clause)
                .isEqualTo(Optional.ofNullable(expected).map(Ratio::of));
    }

    @Test
    void theTableSaysThatItIsNotConfirmed() {
        assertThat(Substitution.standard())
                .hasSize(3)
                .allSatisfy(rule -> assertThat(rule.certainty()).isEqualTo(Certainty.UNVERIFIED));
    }
}
