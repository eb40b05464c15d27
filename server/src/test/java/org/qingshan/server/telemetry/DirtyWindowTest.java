/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingshan.pipeline.Level;

class DirtyWindowTest {

    @ParameterizedTest
    @CsvSource({
        "1, MINUTE, 2026-11-23T08:10:00Z",
        "2147483647, HOUR, 2005-01-01T00:00:00Z",
        "20000, DAY, 2100-12-31T16:00:00Z",
        "7, DAY, 1970-01-01T00:00:00Z"
    })
    void comesBackFromItsPackedForm(int point, Level level, Instant start) {
        var window = new DirtyWindow(point, level, start);

        assertThat(DirtyWindow.unpack(window.packed())).isEqualTo(window);
    }

    @Test
    void refusesAStartInsideAMinute() {
        assertThatThrownBy(() -> new DirtyWindow(1, Level.HOUR, Instant.parse("2026-11-23T08:10:30Z")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
