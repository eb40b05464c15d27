/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingshan.pipeline.fixture.Scene.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.condition.ConditionKind;
import org.qingshan.pipeline.condition.Signal;
import org.qingshan.pipeline.fixture.Scene;
import org.qingshan.pipeline.mark.MarkKind;
import org.qingshan.pipeline.rules.Averaging;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.standards.unit.Unit;

/** Conditions that look at whole days. */
class B02_DayConditionTest {

    private static final String START = "2026-03-02T00:00";

    private static Scene hourly(Scene scene, int days, IntFunction<String> packetOfHour) {
        for (int hour = 0; hour < 24 * days; hour++) {
            Instant time = at(START).plus(Duration.ofHours(hour));
            scene.packet(SampleKind.HOUR, time, packetOfHour.apply(hour), time.plus(Duration.ofMinutes(61)), false);
        }
        return scene;
    }

    private static List<String> phases(Scene scene, int days, ConditionKind kind) {
        return scene.days(START, days).stream()
                .map(result -> result.signals().stream()
                        .filter(signal -> signal.kind() == kind)
                        .map(signal -> signal.phase().name())
                        .reduce("", String::concat))
                .toList();
    }

    @Test
    void threeNightsFarAboveTheDaysRaise() {
        Scene scene = hourly(Scene.stack(), 4, hour -> "a21026-Avg=" + (isNight(hour) ? 90 + hour % 5 : 20 + hour % 7));
        assertThat(phases(scene, 4, ConditionKind.NIGHT_ONLY)).containsExactly("", "", "RAISED", "ONGOING");
    }

    @Test
    void aPlantThatStandsStillByDayIsInnocent() {
        Scene scene = Scene.stack();
        for (int day = 2; day < 6; day++) {
            scene.mark(MarkKind.STOPPED, true, "2026-03-0%dT06:00".formatted(day), "2026-03-0%dT22:00".formatted(day));
        }
        hourly(scene, 4, hour -> "a21026-Avg=" + (isNight(hour) ? 90 + hour % 5 : 1));
        assertThat(phases(scene, 4, ConditionKind.NIGHT_ONLY)).containsOnly("");
    }

    private static boolean isNight(int hour) {
        return hour % 24 >= 22 || hour % 24 < 6;
    }

    @Test
    void aBaselineThatCreepsDayAfterDayIsDrift() {
        Scene scene = hourly(
                Scene.wasteWater().minuteInterval(10),
                8,
                hour -> "w01018-Min=%d,w01018-Avg=%d,w01018-Max=80".formatted(10 + 3 * (hour / 24), 40 + hour % 3));
        assertThat(phases(scene, 8, ConditionKind.DRIFT)).containsExactly("", "", "", "", "", "", "RAISED", "ONGOING");
    }

    @Test
    void aBaselineThatWandersIsNoDrift() {
        Scene scene = hourly(
                Scene.wasteWater().minuteInterval(10),
                8,
                hour -> "w01018-Min=%d,w01018-Avg=40,w01018-Max=80".formatted(10 + 9 * (hour / 24 % 2)));
        assertThat(phases(scene, 8, ConditionKind.DRIFT)).containsOnly("");
    }

    @Test
    void valuesHeldJustBelowTheLimitAreSeenAfterAWeek() {
        Scene scene = hourly(
                Scene.stack().limit("a21026", Averaging.HOUR, Basis.MEASURED, "", "35", Unit.MG_PER_M3),
                8,
                hour -> "a21026-Avg=" + (hour % 3 == 0 ? "34." + (1 + hour % 9) : "2" + hour % 9 + "." + hour % 7));
        assertThat(phases(scene, 8, ConditionKind.CAP_BELOW_LIMIT))
                .containsExactly("", "", "", "", "", "", "RAISED", "ONGOING");
    }

    @Test
    void valuesSpreadAcrossTheLimitAreNotCapped() {
        Scene scene = hourly(
                Scene.stack().limit("a21026", Averaging.HOUR, Basis.MEASURED, "", "35", Unit.MG_PER_M3),
                8,
                hour -> "a21026-Avg=3%d.%d".formatted(hour % 8, hour % 10));
        assertThat(phases(scene, 8, ConditionKind.CAP_BELOW_LIMIT)).containsOnly("");
    }

    @Test
    void dayExceedanceGoesOnAndClears() {
        Scene scene = hourly(
                Scene.wasteWater()
                        .minuteInterval(10)
                        .limit("w01018", Averaging.DAY, Basis.MEASURED, "", "50", Unit.MG_PER_L),
                3,
                hour -> "w01018-Avg=" + (hour < 48 ? 60 : 40) + ",w00000-Avg=3,w00000-Cou=10");
        assertThat(phases(scene, 3, ConditionKind.DAY_EXCEEDANCE)).containsExactly("RAISED", "ONGOING", "CLEARED");
    }

    @Test
    void nothingIsSaidOfADayWithoutData() {
        List<Signal> signals = Scene.stack().days(START, 1).get(0).signals();
        assertThat(signals).isEmpty();
    }
}
