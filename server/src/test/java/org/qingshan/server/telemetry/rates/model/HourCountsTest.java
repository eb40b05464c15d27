/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.rates.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.Windows;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.Source;
import org.qingshan.pipeline.aggregate.Statistic;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.state.DataState;
import org.qingshan.pipeline.state.Origin;
import org.qingshan.pipeline.state.ReferenceState;
import org.qingshan.pipeline.state.Review;
import org.qingshan.pipeline.state.Usability;
import org.qingshan.pipeline.state.Why;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.unit.Unit;

class HourCountsTest {

    private static final String NOX = "a21002";
    private static final Window DAY = Windows.day(1, Instant.parse("2026-03-02T04:00:00Z"));

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/vectors/rates-of-a-day.csv", useHeadersInDisplayName = false, numLinesToSkip = 1)
    void ratesOfADay(
            String clause,
            String hours,
            int due,
            int received,
            int inTime,
            int valid,
            int stopped,
            @Nullable String transmission,
            @Nullable String immediate,
            @Nullable String validity,
            @Nullable String effective) {
        Map<String, HourCounts> counts = HourCounts.ofDay(DAY, Set.of(NOX), hours(hours), closed -> false, DAY.end());
        HourCounts nox = counts.getOrDefault(NOX, HourCounts.NONE);
        assertThat(nox).as(clause).isEqualTo(new HourCounts(due, received, inTime, valid, stopped));
        assertThat(Rates.of(nox, nox)).isEqualTo(new Rates(transmission, transmission, immediate, validity, effective));
    }

    private static List<WindowSummary> hours(String letters) {
        List<WindowSummary> hours = new ArrayList<>();
        for (int hour = 0; hour < letters.length(); hour++) {
            if (letters.charAt(hour) != '-') {
                Window window = Windows.hour(1, DAY.start().plus(Duration.ofHours(hour)));
                hours.add(new WindowSummary(window, List.of(figure(letters.charAt(hour))), List.of(), List.of()));
            }
        }
        return hours;
    }

    private static Aggregate figure(char letter) {
        return switch (letter) {
            case 'N' -> figure(Usability.VALID, false, List.of());
            case 'L' -> figure(Usability.VALID, true, List.of());
            case 'C' -> figure(Usability.INVALID, false, List.of("C"), Why.DEVICE_FLAG);
            case 'F' -> figure(Usability.MISSING, false, List.of("F"), Why.DEVICE_FLAG);
            case 'S' -> figure(Usability.MISSING, false, List.of("stopped"), Why.NOT_DUE);
            case 'P' -> figure(Usability.VALID, false, List.of("stopped"), Why.NOT_DUE);
            case 'H' -> figure(Usability.INVALID, false, List.of("F"), Why.TOO_FEW, Why.DEVICE_FLAG);
            case 'X' -> figure(Usability.INVALID, false, List.of("C", "F"), Why.TOO_FEW, Why.DEVICE_FLAG);
            case 'B' -> figure(Usability.MISSING, false, List.of("B"), Why.DEVICE_FLAG);
            default -> throw new IllegalArgumentException("no hour is written " + letter);
        };
    }

    private static Aggregate figure(Usability usability, boolean late, List<String> marks, Why... why) {
        return new Aggregate(
                NOX,
                Basis.MEASURED,
                Unit.MG_PER_M3,
                new Statistic(Ratio.of(40), 1, 1, null, null, null, null, null),
                null,
                Source.DEVICE,
                new DataState(Review.SCREENED, Origin.MEASURED, ReferenceState.STANDARD, usability, List.of(why)),
                true,
                late,
                marks);
    }

    @Test
    void hoursThatAreNotOverAreNotDue() {
        Instant noon = DAY.start().plus(Duration.ofHours(12));
        assertThat(HourCounts.ofDay(DAY, Set.of(), hours("NNNNNNNNNNNN"), closed -> false, noon)
                        .get(NOX))
                .isEqualTo(new HourCounts(12, 12, 12, 12, 0));
    }

    @Test
    void anHourWithoutARowIsDueOnceItIsOver() {
        assertThat(due(hour -> false, Duration.ofHours(24))).isEqualTo(24);
        assertThat(due(hour -> false, Duration.ofMinutes(150))).isEqualTo(2);
        assertThat(due(hour -> false, Duration.ofHours(-1))).isZero();
    }

    @Test
    void fromTheClosingOnNoHourIsDue() {
        Instant noon = DAY.start().plus(Duration.ofHours(12));
        assertThat(due(hour -> !hour.isBefore(noon), Duration.ofHours(24))).isEqualTo(12);
        assertThat(due(hour -> true, Duration.ofHours(24))).isZero();
    }

    private static int due(Predicate<Instant> closed, Duration passed) {
        return HourCounts.ofDay(DAY, Set.of(), List.of(), closed, DAY.start().plus(passed))
                .getOrDefault(HourCounts.CONNECTION, HourCounts.NONE)
                .due();
    }
}
