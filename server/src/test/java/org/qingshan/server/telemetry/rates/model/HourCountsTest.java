/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.rates.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.Windows;

class HourCountsTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-02-28T16:00:00Z");

    @Test
    void anHourWithoutARowIsDueOnceItIsOver() {
        assertThat(due(hour -> false, Duration.ofHours(24))).isEqualTo(24);
        assertThat(due(hour -> false, Duration.ofMinutes(150))).isEqualTo(2);
        assertThat(due(hour -> false, Duration.ofHours(-1))).isZero();
    }

    @Test
    void fromTheClosingOnNoHourIsDue() {
        Instant noon = MIDNIGHT.plus(Duration.ofHours(12));
        assertThat(due(hour -> !hour.isBefore(noon), Duration.ofHours(24))).isEqualTo(12);
        assertThat(due(hour -> true, Duration.ofHours(24))).isZero();
    }

    private static int due(Predicate<Instant> closed, Duration passed) {
        return HourCounts.ofDay(Windows.day(7, MIDNIGHT), List.of(), closed, MIDNIGHT.plus(passed))
                .getOrDefault(HourCounts.CONNECTION, HourCounts.NONE)
                .due();
    }
}
