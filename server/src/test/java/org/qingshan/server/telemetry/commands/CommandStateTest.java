/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandStateTest {

    /** Every cell: the columns are the states in their order. */
    @ParameterizedTest
    @CsvSource({
        "QUEUED,    .x....xx",
        "SENT,      .xxxxxx.",
        "ACCEPTED,  ...x.xx.",
        "DONE,      ........",
        "REFUSED,   ........",
        "FAILED,    ........",
        "TIMED_OUT, ........",
        "CANCELLED, ........"
    })
    void allowsExactlyTheseTransitions(CommandState from, String cells) {
        var command = new StringBuilder();
        for (CommandState to : CommandState.values()) {
            command.append(from.next().contains(to) ? 'x' : '.');
        }

        assertThat(command).hasToString(cells);
    }

    @Test
    void refusesAForbiddenTransition() {
        var command = new OpenCommand(1, 1, CommandKind.READ_CLOCK, Map.of(), "person", Instant.EPOCH);

        assertThatThrownBy(() -> command.become(CommandState.DONE)).isInstanceOf(IllegalStateException.class);
    }
}
