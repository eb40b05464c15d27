/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.flag;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FlagTableTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/flags.csv", delimiter = ';', numLinesToSkip = 1)
    void flagsMeanWhatTheirEditionSays(
            String clause, String edition, @Nullable String flag, FlagMeaning meaning, boolean counts) {
        FlagMeaning found = FlagTable.ofEdition(edition).meaning(flag == null ? "" : flag);
        assertThat(found).as(clause).isEqualTo(meaning);
        assertThat(found.effect().counts()).as(clause).isEqualTo(counts);
    }

    @Test
    void anEditionNobodyKnowsReadsAs2017() {
        assertThat(FlagTable.ofEdition("auto")).isEqualTo(FlagTable.HJ_212_2017);
    }
}
