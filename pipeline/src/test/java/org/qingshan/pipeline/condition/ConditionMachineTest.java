/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one transition table of the conditions, cell by cell. */
class ConditionMachineTest {

    @ParameterizedTest
    @CsvSource({
        "CLEAR,      BAD,     BEGIN",
        "CLEAR,      GOOD,    REST",
        "CLEAR,      NONE,    REST",
        "CLEAR,      EXCUSED, REST",
        "PENDING,    BAD,     COUNT_BAD",
        "PENDING,    GOOD,    FORGET",
        "PENDING,    NONE,    HOLD",
        "PENDING,    EXCUSED, FORGET",
        "RAISED,     BAD,     CONTINUE",
        "RAISED,     GOOD,    RECOVER",
        "RAISED,     NONE,    HOLD",
        "RAISED,     EXCUSED, HOLD",
        "RECOVERING, BAD,     RELAPSE",
        "RECOVERING, GOOD,    COUNT_GOOD",
        "RECOVERING, NONE,    HOLD",
        "RECOVERING, EXCUSED, HOLD",
    })
    void tableHolds(MachineState state, Observation observation, ConditionMachine.Move move) {
        assertThat(ConditionMachine.TABLE.get(state)).containsEntry(observation, move);
    }

    @ParameterizedTest
    @CsvSource({
        "CLEAR,      0, BAD,     PENDING,    1, ",
        "PENDING,    1, BAD,     PENDING,    2, ",
        "PENDING,    2, BAD,     RAISED,     0, RAISED",
        "PENDING,    2, NONE,    PENDING,    2, ",
        "PENDING,    2, GOOD,    CLEAR,      0, ",
        "PENDING,    2, EXCUSED, CLEAR,      0, ",
        "RAISED,     0, BAD,     RAISED,     0, ONGOING",
        "RAISED,     0, GOOD,    RECOVERING, 1, ",
        "RAISED,     0, NONE,    RAISED,     0, ",
        "RAISED,     0, EXCUSED, RAISED,     0, ",
        "RECOVERING, 1, GOOD,    CLEAR,      0, CLEARED",
        "RECOVERING, 1, BAD,     RAISED,     0, ONGOING",
        "RECOVERING, 1, NONE,    RECOVERING, 1, ",
        "RECOVERING, 1, EXCUSED, RECOVERING, 1, ",
    })
    void threeBadRaiseAndTwoGoodClear(
            MachineState state,
            int count,
            Observation observation,
            MachineState next,
            int nextCount,
            @Nullable Phase phase) {
        ConditionMachine.Step step = new ConditionMachine(3, 2).step(state, count, observation);
        assertThat(step.state()).isEqualTo(next);
        assertThat(step.count()).isEqualTo(nextCount);
        assertThat(step.phase()).isEqualTo(phase);
    }

    @Test
    void oneStepRaisesAndClearsWhereOneIsEnough() {
        ConditionMachine machine = new ConditionMachine(1, 1);
        assertThat(machine.step(MachineState.CLEAR, 0, Observation.BAD).phase()).isEqualTo(Phase.RAISED);
        assertThat(machine.step(MachineState.RAISED, 0, Observation.GOOD).phase())
                .isEqualTo(Phase.CLEARED);
    }

    @Test
    void everyStateAndObservationHasACell() {
        List<Observation> missing = new ArrayList<>();
        for (MachineState state : MachineState.values()) {
            for (Observation observation : Observation.values()) {
                if (!ConditionMachine.TABLE.getOrDefault(state, Map.of()).containsKey(observation)) {
                    missing.add(observation);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void refusesStepsBelowOne() {
        assertThatThrownBy(() -> new ConditionMachine(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("raise-after 0");
    }
}
