/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingshan.standards.table.Certainty;
import org.qingshan.standards.unit.Unit;

class FactorsTest {

    @ParameterizedTest
    @CsvSource({
        "001, w01001",
        "01, a34013",
        "010, w01017",
        "10, a21001",
        "020, w20111",
        "20, a25044",
        "B01, w00000",
        "b01, w00000",
        "S01, a19001",
        "W01018, w01018",
        "a05024, a05024",
        "x99999, x99999",
    })
    void codesOfAllEditionsHaveOneFactor(String sent, String canonical) {
        assertThat(Factors.canonical(sent)).isEqualTo(canonical);
    }

    @Test
    void the2017TableIsComplete() {
        assertThat(Factors.list())
                .filteredOn(factor -> factor.certainty() == Certainty.READ)
                .filteredOn(factor -> !factor.code().matches("[eg]\\d+"))
                .hasSize(184);
    }

    @Test
    void aPumpStationKnowsTheCurrentOfItsPumpAndTheLevelOfItsWell() {
        assertThat(Factors.find("e40101").orElseThrow().unit()).isEqualTo(Unit.A);
        assertThat(Factors.find("e41601").orElseThrow().unit()).isEqualTo(Unit.M);
        assertThat(Factors.find("e41601").orElseThrow().nameEn()).isEqualTo("lift pump well level");
    }

    @Test
    void noCodeStandsTwice() {
        Set<String> seen = new HashSet<>();
        for (Factor factor : Factors.list()) {
            assertThat(seen.add(factor.code())).as(factor.code()).isTrue();
            if (factor.code2005() != null) {
                assertThat(seen.add(factor.code2005())).as(factor.code2005()).isTrue();
            }
        }
    }

    @Test
    void chemicalOxygenDemandHasUnitAndAmount() {
        Factor cod = Factors.find("011").orElseThrow();
        assertThat(cod.unit()).isEqualTo(Unit.MG_PER_L);
        assertThat(Objects.requireNonNull(cod.amountUnit())).isEqualTo(Unit.KG);
        assertThat(cod.name()).isEqualTo("化学需氧量");
    }
}
