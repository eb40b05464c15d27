/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qingshan.pipeline.rules.Parameter;
import org.qingshan.pipeline.rules.Parameters;

class FactCodeTest {

    @Test
    void everyConditionHasSomethingToSay() {
        Set<ConditionKind> speaking = Arrays.stream(FactCode.values())
                .map(FactCode::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ConditionKind.class)));
        assertThat(speaking).containsExactlyInAnyOrder(ConditionKind.values());
    }

    @Test
    void noTwoCodesAreTheSame() {
        assertThat(Arrays.stream(FactCode.values()).map(FactCode::code)).doesNotHaveDuplicates();
    }

    @Test
    void theKindsThatWerePromisedAreThere() {
        assertThat(Arrays.stream(ConditionKind.values()).map(ConditionKind::word))
                .containsAll(List.of(
                        "hour-exceedance",
                        "day-exceedance",
                        "offline",
                        "missing",
                        "constant",
                        "out-of-range",
                        "drift",
                        "jump",
                        "mirror",
                        "cap-below-limit",
                        "night-only",
                        "identity"));
    }

    @ParameterizedTest
    @EnumSource
    void everyConditionSaysInItsParametersHowLongItWaits(ConditionKind kind) {
        assertThat(Parameters.standard().list().stream()
                        .filter(row -> row.group().equals(kind.word()) && row.factor() == null && row.medium() == null)
                        .map(Parameter::name))
                .contains("raise-after", "clear-after");
    }
}
