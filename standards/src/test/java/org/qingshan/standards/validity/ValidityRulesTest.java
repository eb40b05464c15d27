/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.qingshan.standards.table.Certainty;

class ValidityRulesTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/validity.csv", delimiter = ';', numLinesToSkip = 1)
    void countsOfTheStandards(
            String clause, Medium medium, Period period, LocalDate day, int valid, int due, boolean expected) {
        assertThat(ValidityRules.standard().get(medium, period, day).isValid(valid, due))
                .as(clause)
                .isEqualTo(expected);
    }

    @Test
    void februaryHasItsOwnNumber() {
        ValidityRule month = ValidityRules.standard().get(Medium.WASTE_GAS, Period.MONTH, LocalDate.of(2026, 2, 1));
        assertThat(month.isValid(23, 28, true)).isTrue();
        assertThat(month.isValid(23, 31, false)).isFalse();
    }

    @Test
    void anUnverifiedRowCanBeOverridden() {
        LocalDate day = LocalDate.of(2026, 3, 2);
        ValidityRule shipped = ValidityRules.standard().get(Medium.SURFACE_WATER, Period.DAY, day);
        assertThat(shipped.certainty()).isEqualTo(Certainty.UNVERIFIED);
        ValidityRule own = new ValidityRule(
                Medium.SURFACE_WATER,
                Period.DAY,
                Part.HOUR,
                null,
                null,
                75,
                null,
                null,
                "province",
                "",
                Certainty.READ);
        ValidityRules rules = ValidityRules.standard().overriddenBy(List.of(own));
        assertThat(rules.get(Medium.SURFACE_WATER, Period.DAY, day)).isEqualTo(own);
    }

    @Test
    void everyMediumHasMinuteHourAndDayAtAnyTime() {
        for (Medium medium : Medium.values()) {
            for (Period period : List.of(Period.MINUTE, Period.HOUR, Period.DAY, Period.MONTH)) {
                assertThat(ValidityRules.standard().find(medium, period, LocalDate.of(2014, 1, 1)))
                        .as(medium + " " + period)
                        .isPresent();
            }
        }
    }
}
