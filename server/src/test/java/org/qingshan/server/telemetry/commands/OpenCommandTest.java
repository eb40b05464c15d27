/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenCommandTest {

    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");

    @Test
    void howeverMuchComesAnExecutionHasAnEnd() {
        var command = new OpenCommand(1, 1, CommandKind.START_FACILITY_STATE, Map.of(), "person", NOW);
        command.accepted(NOW);
        assertThat(command.deadline).isEqualTo(NOW.plusSeconds(60));
        Instant now = NOW;
        while (now.isBefore(command.deadline)) {
            now = now.plusSeconds(30);
            command.extend(now);
        }
        assertThat(Duration.between(NOW, command.deadline))
                .isEqualTo(Duration.ofHours(2).plusSeconds(60));
    }
}
